"""Sides: sentences with the side that their words take, before anyone asks whose it is."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_words_take_the_side = side_test(
    [
        # wanting and refusing
        ("Kyiv wants a ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Moscow rejected the truce.", "ceasefire", "Moscow", "oppose"),
        ("Paris is ready to support new sanctions.", "sanctions", "Paris", "support"),
        ("Ankara did not support the sanctions.", "sanctions", "Ankara", "oppose"),
        ("Kyiv refused to reject the ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Washington opposes the lifting of sanctions.", "sanctions", "Washington", "support"),
        # asking the other side: the asker's side
        ("Kyiv urged Moscow to agree to a ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Moscow demanded that Kyiv cede territory.", "territory", "Moscow", "support"),
        ("Paris vowed to act if Moscow refuses talks.", "talks", "Paris", "support"),
        (
            "Moscow's terms include a promise not to enlarge the alliance, along with relief from the sanctions.",
            "sanctions",
            "Moscow",
            "oppose",
        ),
        ("The envoy said that Moscow's worry over NATO enlargement was a fair one.", "nato", None, "oppose"),
        # the price of a promise, and a threat
        ("Moscow would only stop the fighting and return to talks if Kyiv leaves Donetsk.", "territory", "Moscow", "support"),
        ("Paris will impose new sanctions if Moscow does not agree to a truce.", "ceasefire", "Paris", "support"),
        # what a clause about it answers
        # it makes sense, would be better, has no point
        ("A truce makes no sense.", "ceasefire", None, "oppose"),
        ("Moscow has shown no will for a truce.", "ceasefire", "Moscow", "oppose"),
        ("Supplying Tomahawks would strain relations.", "military_aid", None, "oppose"),
        ("Paris called the new sanctions an unfriendly act.", "sanctions", "Paris", "oppose"),
        ("Paris looks forward to the next round of talks.", "talks", "Paris", "support"),
        ("Ankara showed little readiness for a truce.", "ceasefire", "Ankara", "oppose"),
        ("Paris does not intend to let Ukraine into the alliance.", "nato", "Paris", "oppose"),
        ("Ankara asks buyers to end imports of Russian gas.", "sanctions", "Ankara", "support"),
        # land and its control, and whoever presses for it
        ("Kyiv finds itself under pressure from Washington to hand over territory.", "territory", "Washington", "support"),
        ("Moscow keeps pushing for Kyiv to cede territory.", "territory", "Moscow", "support"),
        ("A truce is what Kyiv has proposed all along.", "ceasefire", "Kyiv", "support"),
        ("Kyiv has banned talks with Moscow by decree.", "talks", "Kyiv", "oppose"),
        ("Kyiv agreed to the first direct talks since 2022.", "talks", "Kyiv", "support"),
        ("Washington is eager to move on if the talks stall.", "talks", "Washington", "oppose"),
        ("Paris sees a need for talks.", "talks", "Paris", "support"),
        ("Kyiv's refusal to hold talks was described as a mistake.", "talks", "Kyiv", "oppose"),
        ("Paris gave Moscow until Monday to agree to a truce.", "ceasefire", "Paris", "support"),
        ("The president said that the guns would fall silent.", "ceasefire", None, "support"),
        ("The envoy said that Kyiv would use the truce to regroup.", "ceasefire", None, "oppose"),
        ("Vladimir Putin could meet Volodymyr Zelensky once a treaty is drafted.", "summit", "Putin", "conditional"),
        ("Moscow named the moratorium as a step forward.", "ceasefire", "Moscow", "support"),
        ("Washington touted a summit of the leaders.", "summit", "Washington", "support"),
        ("No summit is planned.", "summit", None, "oppose"),
        # what is to wait for something else
        ("Moscow wants a settlement before committing to a ceasefire.", "ceasefire", "Moscow", "conditional"),
        ("Moscow wants guarantees before it agrees to a truce.", "ceasefire", "Moscow", "conditional"),
        ("Moscow wants the regions before it will engage in leader-level talks with Kyiv.", "summit", "Moscow", "conditional"),
        ("Moscow insists that the causes be removed before any truce.", "ceasefire", "Moscow", "conditional"),
        ("Any peace talks would hinge on a pullout from the four regions.", "talks", None, "conditional"),
        ("A truce is contingent on a halt to mobilisation.", "ceasefire", None, "conditional"),
        ("Peskov set out the preconditions for the Kremlin to accept a ceasefire.", "ceasefire", "Kremlin", "conditional"),
        ("A withdrawal would be a precondition for Moscow to accept a truce.", "ceasefire", "Moscow", "conditional"),
        ("Any truce would have to include an end to mobilisation.", "ceasefire", None, "conditional"),
        ("Moscow insists that a truce be accompanied by a halt to the deliveries.", "ceasefire", "Moscow", "conditional"),
        ("Guarantees are needed for a ceasefire to begin.", "ceasefire", None, "conditional"),
        ("Sanctions could be stepped up if Moscow refuses.", "sanctions", None, "conditional"),
        ("Sanctions could be ramped up in the event Russia fails to respond.", "sanctions", None, "conditional"),
        ("Kyiv called for the Easter truce to be extended.", "ceasefire", "Kyiv", "support"),
        ("Paris had not decided on new sanctions.", "sanctions", "Paris", "neutral"),
        ("Paris will decide on new sanctions itself.", "sanctions", "Paris", "neutral"),
        # proposed, announced, worried over
        ("Moscow opposed a 30-day truce, as proposed by Paris.", "ceasefire", "Paris", "support"),
        ("Moscow's announcement of a three-day truce surprised many.", "ceasefire", "Moscow", "conditional"),
        # arms stopped
        ("Washington is pausing and reviewing its aid to Ukraine.", "military_aid", "Washington", "oppose"),
        # the invader's troops
        ("Kyiv insists that a full withdrawal of Russian troops from its soil is needed.", "territory", "Kyiv", "oppose"),
        ("President Ada said Washington held up weapons deliveries to Kyiv.", "military_aid", "Washington", "oppose"),
        ("Washington directed a pause to U.S. assistance to Ukraine.", "military_aid", "Washington", "oppose"),
        # what must come first
        ("A pullback is a precondition for talks.", "talks", None, "conditional"),
        ("A ceasefire is a prerequisite for talks.", "ceasefire", None, "support"),
        # whose proposal, and what stands beside what is lifted
        ("Moscow answered Kyiv's 30-day truce proposal.", "ceasefire", "Kyiv", "support"),
        # a curly apostrophe
        ("It’s hard to agree to such a truce.", "ceasefire", None, "oppose"),
        ("Kyiv doesn’t want a summit.", "summit", "Kyiv", "oppose"),
        # a row of answers
        ("A truce was welcomed by Kyiv and rejected by Moscow.", "ceasefire", "Kyiv", "support"),
        # nouns
        ("Kyiv's demand for a ceasefire stands.", "ceasefire", "Kyiv", "support"),
        ("Moscow's rejection of a ceasefire angered many.", "ceasefire", "Moscow", "oppose"),
        # lists and coordination
        ("Ankara wants a summit and a ceasefire.", "ceasefire", "Ankara", "support"),
        # conditions and limits
        ("Moscow would agree to a ceasefire if deliveries stop.", "ceasefire", "Moscow", "conditional"),
        ("Moscow proposed a three-day truce.", "ceasefire", "Moscow", "conditional"),
        ("Kyiv proposed a 30-day truce.", "ceasefire", "Kyiv", "support"),
        ("Paris proposed a truce in the air and at sea.", "ceasefire", "Paris", "conditional"),
        ("Kyiv wants a ceasefire on land, in the air and at sea.", "ceasefire", "Kyiv", "support"),
        ("Kyiv accepted an interim ceasefire of 30 days.", "ceasefire", "Kyiv", "support"),
        ("Moscow turned down a Christmas truce.", "ceasefire", "Moscow", "oppose"),
        ("Paris called for new sanctions should Moscow reject the truce.", "sanctions", "Paris", "conditional"),
        ("Kyiv wants a ceasefire as soon as possible.", "ceasefire", "Kyiv", "support"),
        ("Moscow promised a ceasefire as soon as the troops leave.", "ceasefire", "Moscow", "conditional"),
        ("Moscow rules out a summit before the delegations agree.", "summit", "Moscow", "conditional"),
        ("The Kremlin named its price for a ceasefire.", "ceasefire", "Kremlin", "conditional"),
        # what it hangs on
        ("Ankara explained the conditions under which Kyiv would accept a truce.", "ceasefire", "Kyiv", "conditional"),
        ("The paper lists the terms on which Moscow would resume talks.", "talks", "Moscow", "conditional"),
        ("Moscow's consent to a truce will hinge on guarantees.", "ceasefire", "Moscow", "conditional"),
        ("Moscow made its consent to a truce dependent on the lifting of sanctions.", "ceasefire", "Moscow", "conditional"),
        ("Moscow has made a truce contingent on an end to mobilisation.", "ceasefire", "Moscow", "conditional"),
        ("Moscow has conditioned a truce on a halt to the deliveries.", "ceasefire", "Moscow", "conditional"),
        ("Moscow imposed a string of conditions on the truce.", "ceasefire", "Moscow", "conditional"),
        ("The envoy said that any truce should be such that it brings peace.", "ceasefire", None, "conditional"),
        ("A truce must remove the root causes of the war.", "ceasefire", None, "conditional"),
        ("Talks can only take place after a full withdrawal.", "talks", None, "conditional"),
        ("The talks could begin as soon as Moscow confirms.", "talks", None, "conditional"),
        ("The truce takes effect once the restrictions are lifted.", "ceasefire", None, "conditional"),
        ("Talks could start after the assembly adopts the resolutions.", "talks", None, "conditional"),
        ("Ankara underlined the importance of steps such as a truce.", "ceasefire", "Ankara", "support"),
        ("Washington's threat of tariffs on buyers of Russian oil left Moscow cold.", "sanctions", "Washington", "support"),
        ("The American threat to impose sanctions hangs over Moscow.", "sanctions", "American", "support"),
        # and what it does not hang on
        ("Washington proposed a full truce, and a partial truce on the Black Sea fell apart.", "ceasefire", "Washington", "support"),
        ("Moscow agreed to a truce hours before Kyiv backed a summit.", "summit", "Kyiv", "support"),
        ("Kyiv agreed to a truce without conditions.", "ceasefire", "Kyiv", "support"),
        ("Washington set out the terms of the plan before Kyiv backed a truce.", "ceasefire", "Kyiv", "support"),
        ("Kyiv only agreed to talks after a long night.", "talks", "Kyiv", "support"),
        ("The envoy suggested that talks could be held in Ankara.", "talks", "envoy", "support"),
        # the side turned round
        ("Moscow is not going to agree to a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Washington no longer insists on a ceasefire.", "ceasefire", "Washington", "oppose"),
        ("Ankara asked both sides not to close the door to direct talks.", "talks", "Ankara", "support"),
        ("Kyiv asked Paris to close the gaps in the sanctions.", "sanctions", "Kyiv", "support"),
        ("Moscow demands that Ukrainian troops leave the Donbas.", "territory", "Moscow", "support"),
        ("Kyiv wants the killing to stop.", "ceasefire", "Kyiv", "support"),
        ("Ankara considers that the ceasefire must hold.", "ceasefire", "Ankara", "support"),
        ("Moscow considers the sanctions illegal.", "sanctions", "Moscow", "oppose"),
        ("Paris demands that Moscow reply to the ceasefire proposal.", "ceasefire", "Paris", "support"),
        # deeds and promises whose verb is the issue's own
        ("France will send Ukraine more missiles.", "military_aid", "France", "support"),
        ("France to send Ukraine more missiles", "military_aid", "France", "support"),
        ("Moscow would cease fire the minute the troops leave.", "ceasefire", "Moscow", "conditional"),
        ("Washington has suspended its arms deliveries to Ukraine.", "military_aid", "Washington", "oppose"),
        ("Washington lifted its freeze on arms deliveries to Ukraine.", "military_aid", "Washington", "support"),
        ("Trump called off the summit with Putin.", "summit", "Trump", "oppose"),
        ("Washington resumed arms deliveries to Ukraine.", "military_aid", "Washington", "support"),
        ("He described the truce as a deception.", "ceasefire", "He", "oppose"),
        ("By accepting the ceasefire, Kyiv made a concession.", "ceasefire", "Kyiv", "support"),
        ("Kyiv expects Russia to confirm a full ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Washington dropped its demand for a ceasefire.", "ceasefire", "Washington", "oppose"),
        ("Kyiv has not dropped its demand for a ceasefire.", "ceasefire", "Kyiv", "support"),
        # what comes first
        ("There will be no talks without a truce.", "talks", None, "conditional"),
        ("There will be no talks without a truce.", "ceasefire", None, "support"),
        ("Kyiv must withdraw first, and only then can there be talks.", "talks", None, "conditional"),
        ("There can be talks after a truce.", "talks", None, "conditional"),
        ("Kyiv is ready for talks after a ceasefire.", "talks", "Kyiv", "conditional"),
        ("A truce must come before talks.", "talks", None, "conditional"),
        ("Arms deliveries must stop before any truce.", "ceasefire", None, "conditional"),
        # a yes with a reserve
        ("Moscow agrees with the truce, but there are nuances.", "ceasefire", "Moscow", "conditional"),
        ("Paris would back a truce as a first step, but limited to the skies.", "ceasefire", "Paris", "conditional"),
        ("Moscow is ready for a truce, provided Kyiv stops its call-up.", "ceasefire", "Moscow", "conditional"),
        ("Kyiv can imagine a summit once the experts have finished.", "summit", "Kyiv", "conditional"),
        # what is denied to be so
        ("Washington denied that it was against a truce.", "ceasefire", "it", "support"),
        ("It would be wrong to say that Kyiv did not want a truce.", "ceasefire", "Kyiv", "support"),
        ("It is not true that Moscow refuses a truce.", "ceasefire", "Moscow", "support"),
        ("Nobody in Kyiv says no to talks.", "talks", "Kyiv", "support"),
        ("Moscow is not opposed to a truce.", "ceasefire", "Moscow", "support"),
        ("There can be no question of lifting sanctions.", "sanctions", None, "support"),
        # who prods others, stops at nothing, has never done it
        ("Washington goaded Moscow into resuming the talks.", "talks", "Washington", "support"),
        ("Paris prodded both sides back to the negotiating table.", "talks", "Paris", "support"),
        ("Kyiv will stop at nothing to get its captured soldiers back.", "prisoners", "Kyiv", "support"),
        ("Paris is disinclined to lift sanctions.", "sanctions", "Paris", "support"),
        # blame
        ("It is Moscow that drags out the talks.", "talks", "Moscow", "oppose"),
        ("Moscow does everything to avoid a summit.", "summit", "Moscow", "oppose"),
        ("Paris complained that Moscow refuses a truce.", "ceasefire", "Moscow", "oppose"),
        # no verb at all
        ("Russia ready for talks, sources say", "talks", "Russia", "support"),
        # no side yet
        ("Kyiv is considering a ceasefire.", "ceasefire", "Kyiv", "neutral"),
        ("Ankara has taken no position on the sanctions.", "sanctions", "Ankara", "neutral"),
        ("Moscow has not decided whether it will take part in the talks.", "talks", "Moscow", "neutral"),
        ("It is too early to speak of a summit.", "summit", None, "neutral"),
        ("Paris raised the possibility of new sanctions.", "sanctions", "Paris", "neutral"),
        ("Paris did not rule out the possibility of talks.", "talks", "Paris", "neutral"),
        ("Kyiv has not yet responded to the offer of talks.", "talks", "Kyiv", "neutral"),
        # nothing against, no point in, unacceptable
        ("Moscow has nothing against a summit.", "summit", "Moscow", "support"),
        ("Moscow sees no point in a truce.", "ceasefire", "Moscow", "oppose"),
        ("Moscow called the prospect of a truce unacceptable.", "ceasefire", "Moscow", "oppose"),
        # told, worked on, raised
        ("Trump told Putin to agree to a ceasefire.", "ceasefire", "Trump", "support"),
        ("Washington is working on a plan for a truce.", "ceasefire", "Washington", "support"),
        ("Washington will not hesitate to raise the sanctions on Russia.", "sanctions", "Washington", "support"),
        # whose the land is
        ("Crimea is Ukraine.", "territory", None, "oppose"),
        ("Donbas is not Russian.", "territory", None, "oppose"),
        # swapped, by both
        ("Russia and Ukraine exchanged 307 prisoners on Saturday.", "prisoners", "Russia", "support"),
        # a cause of the war
        ("Kyiv's NATO bid is one of the root causes of the war.", "nato", None, "oppose"),
        # evaluation without a holder: the voice's
        ("A ceasefire is necessary.", "ceasefire", None, "support"),
        ("Sanctions are counterproductive.", "sanctions", None, "oppose"),
        ("NATO membership is off the table.", "nato", None, "oppose"),
        ("The ceasefire must begin at once.", "ceasefire", None, "support"),
        ("Paris needs to confirm its commitment to impose sanctions.", "sanctions", None, "support"),
        ("Kyiv deserves NATO membership.", "nato", None, "support"),
        ("The army needs foreign arms.", "military_aid", None, "support"),
        ("Moscow has not said whether it will attend the talks.", "talks", "Moscow", "neutral"),
        ("Paris backed off the new sanctions.", "sanctions", "Paris", "oppose"),
        ("Ankara is ready to step aside from the talks.", "talks", "Ankara", "oppose"),
        ("Moscow took note of the ceasefire proposal.", "ceasefire", "Moscow", "neutral"),
        ("Paris is holding off on new sanctions.", "sanctions", "Paris", "oppose"),
        ("An agreement on a prisoner exchange was reached between Kyiv and Moscow.", "prisoners", "Kyiv", "support"),
        ("Kyiv and Moscow struck a deal on a prisoner exchange.", "prisoners", "Kyiv", "support"),
        ("There can be no talks without a ceasefire.", "talks", None, "conditional"),
        ("There can be no talks without a ceasefire.", "ceasefire", None, "support"),
        ("A truce is impossible before its terms are met.", "ceasefire", None, "conditional"),
        ("No new sanctions for now", "sanctions", None, "oppose"),
        ("Moscow refused to discuss a full ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Paris may walk away from the talks within days.", "talks", "Paris", "conditional"),
        ("Kyiv officials have not confirmed whether they would keep to the truce.", "ceasefire", "officials", "neutral"),
        ("Kyiv would abide by a truce so long as Moscow did.", "ceasefire", "Kyiv", "conditional"),
        ("Paris ruled out the possibility of a truce.", "ceasefire", "Paris", "oppose"),
        # what is promised for the time when the other side yields, and what it is to yield
        ("Moscow would stop fighting and begin talks after Kyiv withdraws its army.", "ceasefire", "Moscow", "conditional"),
        ("Moscow will hold talks once Kyiv pulls its troops out of Donetsk.", "territory", "Moscow", "support"),
        ("Moscow will hold talks when Kyiv withdraws and renounces NATO membership.", "nato", "Moscow", "oppose"),
        # less fighting, and who leaves land
        ("Moscow promised to scale back its military operations.", "ceasefire", "Moscow", "conditional"),
        ("Kyiv demanded the withdrawal of Russian troops from Donetsk.", "territory", "Kyiv", "oppose"),
        ("Russia must withdraw its troops from the territory of its neighbour.", "territory", None, "oppose"),
        # what may be done with arms
        ("Kyiv called for the restrictions on the use of Western weapons to be lifted.", "military_aid", "Kyiv", "support"),
        ("Limits on long-range weapons should be removed.", "military_aid", None, "support"),
        ("Washington greenlit the use of American missiles by Ukraine.", "military_aid", "Washington", "support"),
        ("Moscow said that European troops would be a legitimate target.", "military_aid", None, "oppose"),
        ("Washington ruled out the return of Crimea to Kyiv.", "territory", "Washington", "support"),
        ("Kyiv rejects a truce if Moscow insists on a retreat from Donbas.", "territory", "Kyiv", "oppose"),
        ("Moscow will not agree to a truce if Kyiv does not withdraw from Donbas.", "territory", "Moscow", "support"),
        ("Paris stressed the inadmissibility of territorial concessions.", "territory", "Paris", "oppose"),
        ("Paris says Moscow is preparing to reject the truce.", "ceasefire", "Moscow", "oppose"),
        ("Washington dropped its push for a truce.", "ceasefire", "Washington", "oppose"),
        ("Washington threatened tariffs unless Moscow agrees to a truce.", "ceasefire", "Washington", "support"),
        ("Washington ruled out the possibility of the peninsula being returned to Ukraine.", "territory", "Washington", "support"),
        # after the noun
        ("They discussed the truce proposed by Ankara.", "ceasefire", "Ankara", "support"),
        ("Kyiv would mirror a ceasefire if Moscow stops.", "ceasefire", "Kyiv", "conditional"),
        ("Paris appealed to Moscow to halt its offensive.", "ceasefire", "Paris", "support"),
        ("Moscow rejected the call for a truce between the two states, an idea Kyiv backed.", "ceasefire", "Kyiv", "support"),
        ("While calling for Moscow to accept a truce, Ankara offered a venue.", "ceasefire", "Ankara", "support"),
        ("Washington's plan envisages recognition of Moscow's control over Luhansk.", "territory", "Washington", "support"),
        ("Paris and Ankara discussed Kyiv's proposal to resume the talks.", "talks", "Kyiv", "support"),
        ("Kyiv called for Moscow to agree to a full truce, an idea first proposed by Ankara.", "ceasefire", "Ankara", "support"),
        ("Ukraine's path to NATO must not be closed.", "nato", None, "support"),
        ("The partners must not slacken the sanctions.", "sanctions", None, "support"),
        ("There can be no concessions on territory.", "territory", None, "oppose"),
        ("Moscow chooses missiles instead of talks.", "talks", "Moscow", "oppose"),
        ("Moscow offers ultimatums rather than a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("The announcement that Trump will meet Putin came late.", "summit", "Trump", "support"),
        ("The call for sanctions on Moscow from Kyiv came late.", "sanctions", "Kyiv", "support"),
        ("If nothing moves this week, Washington is ready to walk away.", "talks", "Washington", "conditional"),
        ("Moscow will return to talks if Kyiv renounces NATO membership.", "nato", "Moscow", "oppose"),
        ("Kyiv stressed the importance of energy and a full ceasefire.", "ceasefire", "Kyiv", "support"),
        ("No truce until the causes are dealt with, Moscow said.", "ceasefire", None, "conditional"),
        ("Kyiv got a Moscow-drafted plan that would see it cede the region.", "territory", "Moscow", "support"),
        ("A plan of Washington, which would oblige Kyiv to give up its NATO bid, was sent.", "nato", "Washington", "oppose"),
        ("No date has been set for the summit, Moscow said.", "summit", None, "neutral"),
        ("There is no clarity on a ceasefire, Moscow said.", "ceasefire", None, "neutral"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The talks were held in Istanbul.", "talks"),
        ("The presidents discussed a ceasefire.", "ceasefire"),
        ("Prices rose after the sanctions.", "sanctions"),
        ("Moscow and Kyiv did not exchange prisoners.", "prisoners"),
        ("Crimea is a Russian naval base.", "territory"),
        ("Moscow may agree to a ceasefire.", "ceasefire"),
        ("Paris walked away from the talks on a ceasefire.", "ceasefire"),
        ("Moscow and Kyiv want a ceasefire ahead of possible talks.", "talks"),
        ("Both sides agreed to free captives as part of direct talks in Istanbul.", "talks"),
        ("The tankers are dodging sanctions.", "sanctions"),
        ("Moscow proposed a pause to collect the bodies of the fallen.", "prisoners"),
        ("Ankara said that Moscow violated the ceasefire.", "ceasefire"),
        ("Moscow announced a strike on a depot, a radar and a Patriot air defence system.", "military_aid"),
        ("Kyiv wants help before the summit.", "summit"),
        # what only looks like a side
        ("Both teams will be in Geneva for the next round of talks for reaching a ceasefire.", "ceasefire"),
        ("The sides agreed to outline their positions for reaching a ceasefire.", "ceasefire"),
        ("The presidents' summit is planned for Friday evening.", "summit"),
        ("Ankara called the talks productive.", "talks"),
        ("Ankara did not say whether it would come if Moscow refused a truce.", "ceasefire"),
        ("The summit was useful.", "summit"),
        ("Kyiv outlined its plans for the near term before the summit.", "summit"),
        ("Moscow twists the terms of the truce.", "ceasefire"),
        ("The minister spoke of the talks in a phone call with Ankara.", "talks"),
        ("Ankara opened the third round of talks with a speech.", "talks"),
        ("The Moscow-Ankara call came before the talks.", "talks"),
        ("Kyiv and Moscow got nowhere on a truce.", "ceasefire"),
        ("The peace proposals were nearly ready.", "memorandum"),
        ("Kyiv and Moscow agree to brief leaders and go on after meetings in Geneva.", "summit"),
        # what has been, is left out or only talked over
        ("Paris and Ankara discussed the initiative to resume the talks.", "talks"),
        ("Washington's draft omits any mention of Kyiv's territorial integrity.", "territory"),
        ("Kyiv's envoy left without permission to use Western missiles.", "military_aid"),
        ("In a break with its previous support for Ukraine, Washington stayed away.", "military_aid"),
        ("The Russian memorandum is an ultimatum, Kyiv said.", "memorandum"),
        (
            "In May in Rome, the first talks between the sides since 2022, Kyiv and Moscow agreed to a swap.",
            "talks",
        ),
        ("Washington said that new sanctions would depend on how the talks went.", "talks"),
        ("Moscow warned that it would seek a military solution if the negotiations fail.", "talks"),
        ("Washington has been threatening to walk away from the negotiations for a truce.", "ceasefire"),
        ("Washington is eager to move on to trade with Moscow.", "talks"),
    ],
)
def test_naming_an_issue_is_not_taking_a_side(nlp, text, topic):
    assert sides(nlp, text, topic) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("There is a deadline for Moscow to agree to a ceasefire.", "ceasefire"),
        ("Paris waits for Moscow to propose talks.", "talks"),
        ("Paris must put on pressure so that Moscow agrees to a truce.", "ceasefire"),
        ("Sanctions would make Moscow accept a truce.", "ceasefire"),
        ("Paris asked Ankara whether Moscow was ready for a truce.", "ceasefire"),
        ("In Paris they say that Moscow needs a truce.", "ceasefire"),
        ("Kyiv warned that Moscow would use a truce to regroup.", "ceasefire"),
    ],
)
def test_what_somebody_is_to_do_is_not_yet_their_side(nlp, text, topic):
    assert "Moscow" not in {holder for holder, _ in sides(nlp, text, topic)}


def test_who_is_asked_takes_no_side(nlp):
    assert "Moscow" not in {
        holder for holder, _ in sides(nlp, "Kyiv urged Moscow to agree to a ceasefire.", "ceasefire")
    }
