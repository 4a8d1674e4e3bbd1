"""Sides: sentences with the side that their words take, before anyone asks whose it is."""

import pytest

from ingest.extraction import tree
from ingest.extraction.annotations import Context
from ingest.extraction.stance import readings
from ingest.extraction.topics import find_topics
from positions.vocabulary import read

pytestmark = pytest.mark.model
VOCABULARY = read()


def sides(nlp, text, topic):
    from ingest.extraction import nlp as base

    doc = next(base.pipe(nlp, [(text, Context(VOCABULARY))]))
    plain = tree.of(doc)
    doc._.topics = find_topics(plain, VOCABULARY.topics)
    return [
        (r.holder.text if r.holder is not None else None, r.stance)
        for m in plain.topics
        if m.topic == topic
        for r in readings(plain, m)
    ]


@pytest.mark.parametrize(
    ("text", "topic", "holder", "stance"),
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
        ("If sanctions are lifted, Moscow will return to the talks.", "sanctions", "Moscow", "oppose"),
        ("As soon as Kyiv says that it is ready and starts a withdrawal of troops from the regions, an order will follow to cease fire.", "territory", None, "support"),
        ("Paris will impose new sanctions if Moscow does not agree to a truce.", "ceasefire", "Paris", "support"),
        # what a clause about it answers
        ("A truce is what Kyiv has proposed all along.", "ceasefire", "Kyiv", "support"),
        ("Moscow did not back the truce, to which Kyiv had said yes.", "ceasefire", "Kyiv", "support"),
        ("What Washington proposed the Ukrainians accepted: a truce and talks.", "talks", "Washington", "support"),
        ("The proposal of a truce did not get Moscow's support.", "ceasefire", "Moscow", "oppose"),
        ("The summit failed to win Moscow's backing.", "summit", "Moscow", "oppose"),
        ("The idea of a summit won Ankara's backing.", "summit", "Ankara", "support"),
        ("Kyiv has banned talks with Moscow by decree.", "talks", "Kyiv", "oppose"),
        ("Paris gave Moscow until Monday to agree to a truce.", "ceasefire", "Paris", "support"),
        ("Washington told Moscow to agree to a truce.", "ceasefire", "Washington", "support"),
        ("Moscow and Kyiv will immediately start negotiating.", "talks", None, "support"),
        ("The president said that the guns would fall silent.", "ceasefire", None, "support"),
        ("The envoy said that Kyiv would use the truce to regroup.", "ceasefire", None, "oppose"),
        ("Vladimir Putin could meet Volodymyr Zelensky once a treaty is drafted.", "summit", "Putin", "conditional"),
        ("Moscow named the moratorium as a step forward.", "ceasefire", "Moscow", "support"),
        ("Washington touted a summit of the leaders.", "summit", "Washington", "support"),
        ("Kyiv dared Moscow to agree to a truce.", "ceasefire", "Kyiv", "support"),
        ("The two countries will immediately start negotiations.", "talks", None, "support"),
        ("The president is waiting for Putin in Ankara.", "summit", "president", "support"),
        ("No summit is planned.", "summit", None, "oppose"),
        ("Work on the summit will start at once.", "summit", None, "support"),
        ("Preparations for the prisoner exchange continue.", "prisoners", None, "support"),
        # what is to wait for something else
        ("The document will be handed over at the talks.", "memorandum", None, "conditional"),
        ("Moscow wants a settlement before committing to a ceasefire.", "ceasefire", "Moscow", "conditional"),
        ("Moscow wants guarantees before it agrees to a truce.", "ceasefire", "Moscow", "conditional"),
        ("Moscow insists that the causes be removed before any truce.", "ceasefire", "Moscow", "conditional"),
        ("Kyiv wants a truce before the talks.", "talks", "Kyiv", "conditional"),
        # proposed, announced, worried over
        ("Moscow opposed a 30-day truce, as proposed by Paris.", "ceasefire", "Paris", "support"),
        ("Moscow's announcement of a three-day truce surprised many.", "ceasefire", "Moscow", "conditional"),
        ("Moscow voiced concerns that a truce would allow Kyiv to rearm.", "ceasefire", "Moscow", "oppose"),
        ("Paris spoke about the need for a ceasefire.", "ceasefire", "Paris", "support"),
        # arms stopped
        ("Washington is pausing and reviewing its aid to Ukraine.", "military_aid", "Washington", "oppose"),
        ("Stopping weapons deliveries to Ukraine made peace more distant.", "military_aid", None, "support"),
        # the invader's troops
        ("Kyiv insists that a full withdrawal of Russian troops from its soil is needed.", "territory", "Kyiv", "oppose"),
        ("President Ada said Washington held up weapons deliveries to Kyiv.", "military_aid", "Washington", "oppose"),
        ("Washington directed a pause to U.S. assistance to Ukraine.", "military_aid", "Washington", "oppose"),
        # what must come first
        ("Kyiv insists that a pullback is necessary for talks to begin.", "talks", "Kyiv", "conditional"),
        ("A pullback is a precondition for talks.", "talks", None, "conditional"),
        ("A ceasefire is a prerequisite for talks.", "ceasefire", None, "support"),
        # whose proposal, and what stands beside what is lifted
        ("Moscow answered Kyiv's 30-day truce proposal.", "ceasefire", "Kyiv", "support"),
        ("Washington's proposal includes a lifting of sanctions and recognition of Crimea as Russian.", "territory", "Washington", "support"),
        # a curly apostrophe
        ("It’s hard to agree to such a truce.", "ceasefire", None, "oppose"),
        ("Kyiv doesn’t want a summit.", "summit", "Kyiv", "oppose"),
        # a row of answers
        ("A truce was welcomed by Kyiv and rejected by Moscow.", "ceasefire", "Moscow", "oppose"),
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
        ("Moscow announced a truce over Easter.", "ceasefire", "Moscow", "conditional"),
        ("Moscow offered a ceasefire from midnight on May 1 to midnight on May 4.", "ceasefire", "Moscow", "conditional"),
        ("Paris proposed a truce in the air and at sea.", "ceasefire", "Paris", "conditional"),
        ("Kyiv wants a ceasefire on land, in the air and at sea.", "ceasefire", "Kyiv", "support"),
        ("Kyiv accepted an interim ceasefire of 30 days.", "ceasefire", "Kyiv", "support"),
        ("Moscow turned down a Christmas truce.", "ceasefire", "Moscow", "oppose"),
        ("Paris called for new sanctions should Moscow reject the truce.", "sanctions", "Paris", "conditional"),
        ("Kyiv wants a ceasefire as soon as possible.", "ceasefire", "Kyiv", "support"),
        ("Moscow promised a ceasefire as soon as the troops leave.", "ceasefire", "Moscow", "conditional"),
        ("Moscow rules out a summit before the delegations agree.", "summit", "Moscow", "conditional"),
        ("The Kremlin named its price for a ceasefire.", "ceasefire", "Kremlin", "conditional"),
        ("Ankara insists that a summit needs good preparation.", "summit", "Ankara", "conditional"),
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
        ("Kyiv does not give up land.", "territory", "Kyiv", "oppose"),
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
        ("NATO's door remains open.", "nato", None, "support"),
        ("Washington dropped its demand for a ceasefire.", "ceasefire", "Washington", "oppose"),
        ("Kyiv has not dropped its demand for a ceasefire.", "ceasefire", "Kyiv", "support"),
        # what comes first
        ("There will be no talks without a truce.", "talks", None, "conditional"),
        ("There will be no talks without a truce.", "ceasefire", None, "support"),
        ("Kyiv must withdraw first, and only then can there be talks.", "talks", None, "conditional"),
        ("There can be talks after a truce.", "talks", None, "conditional"),
        ("Kyiv is ready for talks after a ceasefire.", "talks", "Kyiv", "conditional"),
        ("A truce must come before talks.", "talks", None, "conditional"),
        ("The swap has to precede any talks.", "talks", None, "conditional"),
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
        ("There is no sign that Moscow wants a truce.", "ceasefire", "Moscow", "oppose"),
        ("Nobody in Kyiv says no to talks.", "talks", "Kyiv", "support"),
        ("Moscow is not opposed to a truce.", "ceasefire", "Moscow", "support"),
        ("Moscow has nothing against a summit.", "summit", "Moscow", "support"),
        ("Paris would not stand in the way of a summit.", "summit", "Paris", "support"),
        ("There can be no question of lifting sanctions.", "sanctions", None, "support"),
        ("The only obstacle to a truce is fear.", "ceasefire", None, "support"),
        # blame
        ("It is Moscow that drags out the talks.", "talks", "Moscow", "oppose"),
        ("Moscow does everything to avoid a summit.", "summit", "Moscow", "oppose"),
        ("Paris complained that Moscow refuses a truce.", "ceasefire", "Moscow", "oppose"),
        # no verb at all
        ("Russia ready for talks, sources say", "talks", "Russia", "support"),
        # no side yet
        ("Kyiv is considering a ceasefire.", "ceasefire", "Kyiv", "neutral"),
        ("Ankara has taken no position on the sanctions.", "sanctions", "Ankara", "neutral"),
        ("Washington has not made up its mind about sanctions.", "sanctions", "Washington", "neutral"),
        ("Moscow has not decided whether it will take part in the talks.", "talks", "Moscow", "neutral"),
        ("It is too early to speak of a summit.", "summit", None, "neutral"),
        # evaluation without a holder: the voice's
        ("A ceasefire is necessary.", "ceasefire", None, "support"),
        ("Sanctions are counterproductive.", "sanctions", None, "oppose"),
        ("NATO membership is off the table.", "nato", None, "oppose"),
        ("The ceasefire must begin at once.", "ceasefire", None, "support"),
        ("Paris needs to confirm its commitment to impose sanctions.", "sanctions", None, "support"),
        ("Kyiv deserves NATO membership.", "nato", None, "support"),
        ("The army needs foreign arms.", "military_aid", None, "support"),
        ("Moscow has not said whether it will attend the talks.", "talks", "it", "neutral"),
        ("Paris backed off the new sanctions.", "sanctions", "Paris", "oppose"),
        ("Ankara is ready to step aside from the talks.", "talks", "Ankara", "oppose"),
        ("Moscow took note of the ceasefire proposal.", "ceasefire", "Moscow", "neutral"),
        ("Paris is holding off on new sanctions.", "sanctions", "Paris", "oppose"),
        ("Any new sanctions would bring the talks to a halt.", "sanctions", None, "oppose"),
        ("Ankara sees no obstacle to a leaders' summit.", "summit", "Ankara", "support"),
        ("Kyiv poured cold water on the summit.", "summit", "Kyiv", "oppose"),
        ("An agreement on a prisoner exchange was reached between Kyiv and Moscow.", "prisoners", "Kyiv", "support"),
        ("Kyiv and Moscow struck a deal on a prisoner exchange.", "prisoners", "Kyiv", "support"),
        ("There can be no talks without a ceasefire.", "talks", None, "conditional"),
        ("There can be no talks without a ceasefire.", "ceasefire", None, "support"),
        ("A truce is impossible before its terms are met.", "ceasefire", None, "conditional"),
        ("Ankara is working to organize a leaders' summit.", "summit", "Ankara", "support"),
        ("No decision to withhold munitions from Ukraine has been made.", "military_aid", None, "neutral"),
        ("No new sanctions for now", "sanctions", None, "oppose"),
        ("Kyiv, allies demand a truce", "ceasefire", "Kyiv", "support"),
        ("Moscow refused to discuss a full ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Paris has given Ukraine too many weapons.", "military_aid", None, "oppose"),
        ("Paris may walk away from the talks within days.", "talks", "Paris", "conditional"),
        ("The planned summit was off.", "summit", None, "oppose"),
        ("Kyiv called for the Easter truce to be extended.", "ceasefire", "Kyiv", "support"),
        ("Kyiv officials have not confirmed whether they would keep to the truce.", "ceasefire", "officials", "neutral"),
        ("Kyiv would abide by a truce so long as Moscow did.", "ceasefire", "Kyiv", "conditional"),
        ("Paris raised the possibility of new sanctions.", "sanctions", "Paris", "neutral"),
        ("Ankara left open the option of talks.", "talks", "Ankara", "neutral"),
        ("Paris did not rule out the possibility of talks.", "talks", "Paris", "neutral"),
        ("Paris ruled out the possibility of a truce.", "ceasefire", "Paris", "oppose"),
        ("Kyiv has not yet responded to the offer of talks.", "talks", "Kyiv", "neutral"),
        ("Moscow noted the request for a summit.", "summit", "Moscow", "neutral"),
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
        ("Kyiv can fire French long-range weapons into Russia.", "military_aid", None, "support"),
        ("Kyiv may use French missiles against depots.", "military_aid", None, "support"),
        ("Moscow threatened to strike any foreign troops in the country.", "military_aid", "Moscow", "oppose"),
        ("Moscow said that European troops would be a legitimate target.", "military_aid", None, "oppose"),
        ("Washington ruled out the return of Crimea to Kyiv.", "territory", "Washington", "support"),
        ("Kyiv rejects a truce if Moscow insists on a retreat from Donbas.", "territory", "Kyiv", "oppose"),
        ("Moscow will not agree to a truce if Kyiv does not withdraw from Donbas.", "territory", "Moscow", "support"),
        ("Moscow is yet to respond to the offer of a truce.", "ceasefire", "Moscow", "neutral"),
        ("Paris stressed the inadmissibility of territorial concessions.", "territory", "Paris", "oppose"),
        ("Paris says Moscow is preparing to reject the truce.", "ceasefire", "Moscow", "oppose"),
        ("Ankara may call Moscow to push for talks.", "talks", "Ankara", "support"),
        ("Taking Ukraine into NATO poses a threat to everybody.", "nato", None, "oppose"),
        ("Washington gave Moscow a 50-day deadline to end the war or face new sanctions.", "sanctions", "Washington", "conditional"),
        ("Moscow must agree or face fresh curbs.", "sanctions", None, "conditional"),
        ("Washington dropped its push for a truce.", "ceasefire", "Washington", "oppose"),
        ("Moscow sees no point in a truce.", "ceasefire", "Moscow", "oppose"),
        ("Moscow saw little point in a summit.", "summit", "Moscow", "oppose"),
        ("Ankara offered Istanbul as the venue.", "talks", "Ankara", "support"),
        ("Washington threatened tariffs unless Moscow agrees to a truce.", "ceasefire", "Washington", "support"),
        ("Washington ruled out the possibility of the peninsula being returned to Ukraine.", "territory", "Washington", "support"),
        # after the noun
        ("They discussed the truce proposed by Ankara.", "ceasefire", "Ankara", "support"),
        ("Washington has been trying to broker a truce.", "ceasefire", "Washington", "support"),
        ("If Moscow is ready for a full ceasefire, Kyiv will respond in kind.", "ceasefire", "Kyiv", "conditional"),
        ("Kyiv would mirror a ceasefire if Moscow stops.", "ceasefire", "Kyiv", "conditional"),
        ("Paris appealed to Moscow to halt its offensive.", "ceasefire", "Paris", "support"),
        ("Paris and Ankara agreed that the process will begin with an energy truce.", "ceasefire", "Paris", "conditional"),
        ("Moscow rejected the call for a truce between the two states, an idea Kyiv backed.", "ceasefire", "Kyiv", "support"),
        ("While calling for Moscow to accept a truce, Ankara offered a venue.", "ceasefire", "Ankara", "support"),
        ("Moscow wants a meeting at the leadership level.", "summit", "Moscow", "support"),
        ("Paris discussed the need for Kyiv to be allowed to use long-range missiles.", "military_aid", "Paris", "support"),
        ("Giving up the regions would end the war.", "territory", None, "support"),
        ("Washington's plan envisages recognition of Moscow's control over Luhansk.", "territory", "Washington", "support"),
        ("Moscow redoubled its demand for a surrender as a starting point for talks.", "talks", "Moscow", "conditional"),
        ("Paris and Ankara discussed Kyiv's proposal to resume the talks.", "talks", "Kyiv", "support"),
        ("Kyiv called for Moscow to agree to a full truce, an idea first proposed by Ankara.", "ceasefire", "Ankara", "support"),
        ("Sending tanks to Kyiv would lead to escalation.", "military_aid", None, "oppose"),
        ("The delivery of missiles would cross a red line.", "military_aid", None, "oppose"),
        ("Moscow chooses missiles instead of talks.", "talks", "Moscow", "oppose"),
        ("Moscow offers ultimatums rather than a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Paris will not let the talks drag on for months.", "talks", "Paris", "conditional"),
        ("The announcement that Trump will meet Putin came late.", "summit", "Trump", "support"),
        ("The call for sanctions on Moscow from Kyiv came late.", "sanctions", "Kyiv", "support"),
        ("Paris expressed gratitude to Ankara for its role in arranging the prisoner swap.", "prisoners", "Paris", "support"),
        ("The planned summit was off because nothing had moved.", "summit", None, "oppose"),
        ("If nothing moves this week, Washington is ready to walk away.", "talks", "Washington", "conditional"),
        ("Paris will back new sanctions if Moscow keeps refusing a truce.", "ceasefire", "Paris", "support"),
        ("Moscow will return to talks if Kyiv renounces NATO membership.", "nato", "Moscow", "oppose"),
        ("Kyiv stressed the importance of energy and a full ceasefire.", "ceasefire", "Kyiv", "support"),
        ("More interceptors would cut the losses.", "military_aid", None, "support"),
        ("A ceasefire would stop the deaths.", "ceasefire", None, "support"),
        ("New sanctions would limit Russia's ability to fight.", "sanctions", None, "support"),
        ("The sanctions would have to go too.", "sanctions", None, "oppose"),
        ("The sanctions must go.", "sanctions", None, "oppose"),
        ("Kyiv would not discuss handing over land.", "territory", "Kyiv", "oppose"),
        ("No truce until the causes are dealt with, Moscow said.", "ceasefire", None, "conditional"),
        ("Kyiv got a Moscow-drafted plan that would see it cede the region.", "territory", "Moscow", "support"),
        ("A plan of Washington, which would oblige Kyiv to give up its NATO bid, was sent.", "nato", "Washington", "oppose"),
        ("No date has been set for the summit, Moscow said.", "summit", None, "neutral"),
        ("There is no clarity on a ceasefire, Moscow said.", "ceasefire", None, "neutral"),
    ],
)  # fmt: skip
def test_words_take_the_side(nlp, text, topic, holder, stance):
    assert (holder, stance) in sides(nlp, text, topic)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The talks were held in Istanbul.", "talks"),
        ("The presidents discussed a ceasefire.", "ceasefire"),
        ("Washington did not mention lifting sanctions.", "sanctions"),
        ("Paris talked about sending missiles to Kyiv.", "military_aid"),
        ("Prices rose after the sanctions.", "sanctions"),
        ("Moscow may agree to a ceasefire.", "ceasefire"),
        ("Paris walked away from the talks on a ceasefire.", "ceasefire"),
        ("Moscow and Kyiv want a ceasefire ahead of possible talks.", "talks"),
        ("Both sides agreed to free captives as part of direct talks in Istanbul.", "talks"),
        ("The tankers are dodging sanctions.", "sanctions"),
        ("Moscow proposed a pause to collect the bodies of the fallen.", "prisoners"),
        ("Ankara said that Moscow violated the ceasefire.", "ceasefire"),
        ("Moscow announced a strike on a depot, a radar and a Patriot air defence system.", "military_aid"),
        ("Kyiv wants help before the summit.", "summit"),
        ("Paris asked about Moscow's readiness for a truce.", "ceasefire"),
        ("Kyiv awaits an answer on whether Moscow is ready for a truce.", "ceasefire"),
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
        ("Moscow must decide how it meets the Ukrainian delegation for talks.", "talks"),
        ("Ankara opened the third round of talks with a speech.", "talks"),
        ("The Moscow-Ankara call came before the talks.", "talks"),
        ("Kyiv and Moscow got nowhere on a truce.", "ceasefire"),
        ("The talks will not go into a second day.", "talks"),
        ("The peace proposals were nearly ready.", "memorandum"),
        ("Asked from whom the signal for new talks is to come, Ankara pointed north.", "talks"),
        ("Kyiv and Moscow agree to brief leaders and go on after meetings in Geneva.", "summit"),
        ("Moscow has yet to receive a proposal of talks.", "talks"),
        # what has been, is left out or only talked over
        ("Paris and Ankara discussed the initiative to resume the talks.", "talks"),
        ("Washington's draft omits any mention of Kyiv's territorial integrity.", "territory"),
        ("The week will show Moscow's true attitude toward the proposal of a truce.", "ceasefire"),
        ("Kyiv's envoy left without permission to use Western missiles.", "military_aid"),
        ("It is not the first time Moscow has declared a truce.", "ceasefire"),
        ("In a break with its previous support for Ukraine, Washington stayed away.", "military_aid"),
        ("Commenting on the proposal for a ceasefire, Moscow said that much was unclear.", "ceasefire"),
        ("The Russian memorandum is an ultimatum, Kyiv said.", "memorandum"),
    ],
)
def test_naming_an_issue_is_not_taking_a_side(nlp, text, topic):
    assert sides(nlp, text, topic) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("There is a deadline for Moscow to agree to a ceasefire.", "ceasefire"),
        ("Paris waits for Moscow to propose talks.", "talks"),
        ("Paris will respond as soon as Moscow is ready for talks.", "talks"),
        ("Paris must put on pressure so that Moscow agrees to a truce.", "ceasefire"),
        ("Sanctions would make Moscow accept a truce.", "ceasefire"),
        ("Paris asked Ankara whether Moscow was ready for a truce.", "ceasefire"),
        ("The question is whether Moscow wants a truce.", "ceasefire"),
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


def test_who_declines_to_tell_takes_no_side(nlp):
    assert not sides(nlp, "Peskov declined on Friday to say what was in the memorandum.", "memorandum")
