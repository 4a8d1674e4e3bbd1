"""Forms of words that take a side without a verb of their own for it: "nothing good could come of a truce", "our answer
to enlargement is no", "a green light for talks came from Ankara", "is in two minds about sanctions".

Each is met where it stands, since the parser makes little of them: in the sentence as a line of words with T for the
issue, X for each party named, and no quotation marks. A row is tried only where one of its first words stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.extraction import syntax
from ingest.extraction.asking import words_around
from ingest.extraction.reading import Reading, State, reading_of
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import QUOTES, Token, bounds
from ingest.records import Stance

# What stands before the issue in its phrase and does not turn it round: "an immediate truce", "our membership".
BEFORE = frozenset({"det", "amod", "nummod", "poss", "compound", "case", "nmod"})
PART_OF = frozenset({"compound", "amod", "poss", "nmod"})
TURNING = frozenset("no neither less fewer former past failed whose greenlit".split())
OF_IT = frozenset("round exchange handover submission series".split())  # "a new round of talks"
TAKEN = frozenset("deportation abduction kidnapping transfer removal deport abduct kidnap".split())
OURSELVES = frozenset({"i", "we", "us"})
LONGEST = 60  # words: a longer line is a list or a slip of the splitter
# What is denied, supposed or asked before the form, or bound by what stands behind it, is for other rules.
TURNED = re.compile(
    r"\b(?:if|whether|unless|until|not|n't|never|deny|denies|denied|doubts?|who|without|rumou?rs?)\b|\bno $"
)
# When the papers are to be handed over is what the issue is about.
AHEAD = re.compile(r"(?:before|ahead of|prior to)(?: \w+){0,3}? (?:talks|meeting|negotiations|round)\b")
# A ban on it, or an end to it, is the opposite; of a breach of it nothing is said of itself.
AGAINST = re.compile(
    r"\b(?:(?:ban|prohibition|veto|block|moratorium|freeze) on|(?:end|halt|stop) to|(?:lifting|easing|removal|suspension|cancellation) of) $"
)
LOST = re.compile(
    r"\b(?:violations?|breach|breaches|collapse|failure|lack|absence|delays?|news) (?:of|in|to) $"
)
# Whose it is where the form does not tell and nobody is said to speak.
FOR_WHOM = re.compile(r"^for (?P<x>X) , $")
BY_WHOM = re.compile(r"^ , (?P<x>X) (?:demanded|demands|urged|urges|said|says)\b(?= [.,;:]|$)")
BOUND = re.compile(
    r"^ (?:that|which)\b|\b(?:if|unless|until|till|only|once|before|without|provided|while|but|first|as long as|as part of|for now|at this stage)\b"
)

HOLES = {
    # "sanctions on Russia", "a summit with Putin and Zelensky"
    "{T}": r"T(?: (?:taken|deported|held|captured) (?:to|by|in) X)?(?: (?:on|against|for|to|with|between|in|of)(?: [\w']+){1,4}?| by X)?",
    "{X}": r"(?P<x>X)",
    "{N}": r"(?P<x>X|i|we|he|she|they)",
    "{NO}": r"(?:an? )?(?:(?:clear|firm|flat|resounding|categorical|definite|simple|plain|short|loud|straight) )*(?P<no>no|yes)(?= [.,;:!]|$| today\b| and\b| as\b)",
    "{SAID}": r"(?:said|says|replied|replies|answered|answers|responded|added)",
    "{LISTED}": r"demands|conditions|preconditions|terms|priorities|goals|aims|objectives|wishes|requests|wish list|list of demands|list of conditions|list of priorities|list of terms",
    "{WANTS}": r"wants?|wanted|seeks?|sought|seeking|demands?|demanded|demanding|insist(?:s|ed|ing)? on|(?:ask|call|push|press|wait|hop|work|hold|aim)(?:s|ed|es|ing)?(?: out)? for|hop(?:es?|ed|ing) will (?:follow|come|happen)|has in mind|in mind|after",
    "{BEEN}": r"(?:(?:was|were|is|are|has|have|had|been|being|already|now|finally|again|also|\w+ly) )+",
    "{WILL}": r"(?:will|would|can|could|shall|'ll|'d)",
    "{WAS}": r"(?:is|are|was|were|remains?|remained|stays?|stayed|would be|will be|will remain)",
}


def _rows(stance: Stance, text: str) -> list[tuple[Stance, str, str]]:
    """Lines of "words that must be there | the form"."""
    cut = (line.split(" | ", 1) for line in text.strip().splitlines())
    return [(stance, first.strip(), form.strip()) for first, form in cut]


ROWS: list[tuple[Stance, str, str]] = [
    *_rows(
        "support",
        r"""
        nothing | nothing (?:could|can|would|will) (?:do (?:\w+ )?(?:more )?good|be better|be more (?:important|useful|urgent|welcome)|help more) than {T}
        wait | {T} (?:can|must|should|may) (?:not|n't) wait\b
        fail | {T} (?:can|must|should|may) (?:not|n't) be (?:allowed|permitted) to (?:fail|collapse|fall through)
        agenda table | {T} (?:should|must|may|can) (?:not|n't|never) be (?:struck|removed|taken|dropped) (?:off|from) the (?:agenda|table)
        ripe | (?:time|moment|hour) (?:is|was|has become) (?:now |more than )?ripe for {T}
        overdue | {N} (?:has |had |have )?(?:called|described|calls|describes|regards|sees|considers) {T} (?:as )?(?:long|well) overdue
        overdue | {T} (?:is|are|as) (?:now )?(?:long|well) overdue
        opinion view eyes judgement judgment | X (?:ought to|should|must|needs to) (?:\w+ )?(?:agree|consent|say yes|commit|sign up) to {T} (?:at last |now |finally )?, in the (?:opinion|view|eyes|judgement|judgment) of {X}
        needed need | what (?:(?:is|'s|was) (?:most )?needed|we need|everyone needs|the world needs|our country needs)(?: now| most| today)?(?: , in the (?:words|eyes|view|opinion) of {X} ,)? is {T}
        key | {T} {WAS} (?:the|a) key to (?!T)
        aim goal objective wish priority | (?:aim|goal|objective|wish|priority) (?:for|of) {X} (?:(?:was|is) and (?:remains|is)|is|was|remains|remained) (?:still )?(?:to )?{T}
        against | {N} (?:is|was|are|were|remains?|has) all set against (?:any )?delay (?:of|to) {T}
        light ahead blessing up nod call yes | (?:green light|go - ahead|blessing|thumbs - ?up|nod|calls?|(?:clear |firm |loud |resounding )yes) (?:for|to) {T} (?:came|has come|had come) from {X}
        light ahead blessing nod yes | ^(?:a )?yes to {T} (?:came|has come|had come) from {X}
        supporter advocate champion backer proponent | ^(?:as )?an? (?:firm |staunch |long - time |longtime |strong |declared )?(?:supporter|advocate|champion|backer|proponent) of {T} , {X}
        favour favor all | ^{X} (?:(?:is|was|remains) )?(?:in favou?r of|all for) {T}(?= [,.:]|$)
        only | {X} (?:calls?|called) {T} (?:the )?only (?:way|path|road|option|solution|answer)\b
        advantages benefits merit | {N} (?:sees?|saw) (?:only|nothing but) (?:advantages|benefits|merit) in {T}
        camp | {X} (?:is|was|stands|remains) (?:\w+ly )?in the camp of those who (?:want|support|favou?r|back) {T}
        heart core centre center | at the (?:heart|core|cent(?:re|er)) of the (?:\w+ )?(?:plan|proposal|initiative|programme|paper) (?:put forward|proposed|presented|drawn up|tabled|unveiled) by {X} (?:is|was|would be|are|were|lies|lay|stands) {T}
        doubt | (?:nobody|no one) (?:should|need|can|could|may) doubt that {X} (?:is|was|remains) (?:fully |firmly )?(?:committed to|in favou?r of|serious about) {T}
        imagine | {N} (?:could|can) (?:not|n't) imagine (?:a |any(?:thing)? )?better (?:\w+ )?than {T}
        hopes support backing sympathy | (?:hopes?|support|backing|sympathy) for {T} (?:was|were) (?:voiced|expressed|signal+ed|reaffirmed|declared) by {X}
        stone | {N} {WILL} leave no stone unturned (?:to|in order to) (?:achieve|reach|bring about|secure|get|obtain) {T}
        worth | {T} (?:will|would) be (?:well |more than )?worth (?:it|the effort|every effort|the trouble)(?= [.,;:!]|$)
        enough | {X} , for whom {T} (?:can|could) not come (?:soon|early|quickly|fast) enough
        enough | {T} (?:can|could) not come (?:soon|early|quickly|fast) enough
        yes | ^yes to {T} : {X}(?: leaves no doubt.*)?
        must | ^{X} : {T} (?:is )?a must(?= [.!]|$)
        yes | \byes to {T} [:,] (?:this|that|it) (?:is|was) {X} 's (?:message|answer|line|motto)
        endorsed backed welcomed accepted approved embraced demanded | ^(?:endorsed|backed|welcomed|accepted|approved|embraced|demanded) by {X}(?: (?:on|in|last|this)? ?[\w]+){0,2} , {T}
        how | (?:not only \w+ but (?:also )?)?(?:necessary|needed|indispensable|vital|win for everybody|win for everyone|win for all)(?: :| ,)? (?:that |this )?(?:is|was) how {X} (?:described|saw|sees|describes|spoke of|put) {T}
        praise | {X} (?:had|found|has|finds) (?:many |only |nothing but |warm |much |high )*(?:words of praise|praise|kind words|warm words) for {T}
        behind | asked (?:if|whether) (?:[\w']+ ){1,4}?(?:was|is|were|are|stood|stands) (?:still |fully )?(?:behind|for|in favou?r of) {T} , {X} {SAID}[ ,:]*(?:absolutely|yes|of course|certainly)(?= [.!]|$)
        i we | \b(?:i|we) (?:am|'m|are|'re) (?:still |clearly |firmly |all )?(?:for|in favou?r of) {T}(?= [.,;!]|$)
        must principle priority | {T} {WAS} (?:an? )?(?:\w+ )?(?:must|matter of (?:principle|honou?r)|priority) for {X}(?= [.,;]|$)
        whom | {X} , for whom {T} {WAS} (?:an? )?(?:\w+ )?(?:must|matter of (?:principle|honou?r)|priority)\b
        demands conditions terms priorities goals aims list | {T} {WAS} (?:now |again |still |also )?(?:among|high on|at the top of|on top of|foremost among|first among|one of) {X} 's (?:\w+ ){0,2}?(?:{LISTED})
        demands conditions terms priorities goals aims | {T} {WAS} (?:now |again |still |also )?(?:among|one of) the (?:\w+ ){0,2}?(?:{LISTED}) (?:of|made by|put forward by|raised by|set by|listed by) {X}
        demands conditions terms priorities goals aims list | (?:^|[,;] |and |but )(?:also |still )?(?:among|high on|at the top of|on top of|foremost among|first among|one of) {X} 's (?:\w+ ){0,2}?(?:{LISTED}) {WAS} {T}
        first before | ^for {X} ,? ?{T} (?:(?:has to|have to|must|should|needs to) come|comes|came) (?:first|before (?:all|everything|anything))
        heart | {T} {WAS} (?:\w+ )?(?:close|dear|near) to {X} 's heart
        what | {T} {WAS} (?:exactly |precisely |just |also |still )?what {X} (?:\w+ ){0,3}?(?:{WANTS})(?= [.,;]|$| (?:most|now|first|all|for|since|in|on)\b)
        what | \bwhat {X} (?:\w+ ){0,2}?(?:{WANTS})(?: to (?:see|get|have|achieve|reach))?(?: (?:most of all|above all|most|first|now|next|instead))? {WAS} (?:(?:further|new|complete|full|quick|early) )*{T}
        backing support blessing approval endorsement favour favor | {T} (?:(?:has|have|had|now|also) )*(?:won|wins|gained|earned|got|gets|received|secured|enjoys?|enjoyed|found|has|have|had) (?:the )?(?:\w+ )?(?:backing|support|blessing|approval|endorsement|favou?r) (?:of|from|in|with) {X}
        backing support blessing approval endorsement | {T} (?:(?:has|have|had|now|also) )*(?:won|wins|gained|earned|got|gets|received|secured|enjoys?|enjoyed|has|have|had) {X} 's (?:\w+ )?(?:backing|support|blessing|approval|endorsement)
        supporter advocate champion backer ally friend | {T} (?:has |have |had )?(?:found|gained|won) an? (?:\w+ )?(?:supporter|advocate|champion|backer|ally|friend) in {X}
        takes took comes came ranks | {T} (?:(?:takes|took) precedence|(?:comes|came|ranks) (?:first|before (?:all|everything|anything) else|above (?:all|everything) else))(?= [.,;]|$| over\b)
        cleared greenlit waved approved okayed | {T} (?:{BEEN})(?:cleared|greenlit|waved through|okayed|given the (?:green light|go - ahead|nod)) by {X}
        greenlit okayed oks | {X} (?:(?:has|have|had|just|already) )*(?:greenlit|okayed|oks) (?:(?:further|new|more|fresh) )*{T}
        seen viewed regarded considered | {T} {WAS} (?:\w+ )?(?:seen|viewed|regarded|considered) (?:in|by) {X} (?:as|to be) (?:an? |the |their |its )?(?:\w+ )?(?:best|only|key|surest|strongest|essential|vital|indispensable|necessary|desirable|priority|must)\b
        supporter supporters advocate advocates champion champions proponent backer | {X} (?:,|is|was|remains|has (?:long |always )?been) (?:long )?(?:an? |the |one of the )(?!former|one|once|erstwhile|self)(?:\w+ ){0,2}?(?:supporters?|advocates?|champions?|backers?|proponents?) of {T}
        forefront vanguard | {X} (?:is|was|remains|stands?|stood|has (?:long |always )?been) (?:at|in) the (?:forefront|vanguard) of (?:the |those )?(?:\w+ )?(?:drive|push|campaign|calls|efforts|calling|pushing|pressing) (?:for|to secure|to get|to achieve) (?:\w+er )?{T}
        prospect | {X} (?:(?:has|have|had|again|also) )*(?:held out|holds out|dangled|dangles) the prospect of {T}
        peace deal settlement | (?:peace|deal|settlement) without {T} {WAS} (?:unthinkable|impossible|unimaginable|inconceivable)(?: for {X})?(?= [.,;]|$)
        """,
    ),
    *_rows(
        "oppose",
        r"""
        answer reply response | (?:our|my|the|its|X 's) (?:answer|reply|response) to {T} (?:is|was|remains|stays|will be|will remain) (?:still )?{NO}
        answer reply response | {X} 's (?:answer|reply|response) to {T} : {NO}
        answer | ^on {T} , {N} [^.;?]*\banswer (?:, [^,]+ , )?(?:is|was|remains|remained) (?:still )?{NO}
        agree consent say submit | \b(?:i|we) (?:will|would|shall|'ll|can|could|wo) (?:never|not|n't)(?: ever)? (?:agree|consent|say yes|submit) to {T}
        against opposed | \b(?:i|we) (?:am|'m|are|'re|remain) (?:still |clearly |firmly |strictly |categorically |strongly )?(?:against|opposed to) {T}
        neither | {N} (?:sees?|saw) neither (?:\w+ )?(?:reason|point|room|need|sense|grounds) nor (?:\w+ )?(?:reason|point|room|need|sense|grounds) (?:in|for|to) {T}
        agenda table list | {T} (?:should|must|ought to|has to|have to|needs? to|had better) be (?:struck|removed|taken|dropped|deleted|crossed|scratched) (?:off|from) the (?:agenda|table|list)
        ripe | (?:time|moment) (?:is|was) not (?:yet )?ripe for {T}
        ripe | {N} (?:denied|denies|doubted|doubts) that the (?:time|moment) (?:is|was) (?:yet |now )?ripe for {T}
        forgotten dropped shelved | {T} had (?:better|best) be (?:forgotten|dropped|shelved|abandoned)
        forced thrust foisted | {T} (?:may|can|must|should) (?:not|n't|never) be (?:forced|thrust|foisted) (?:up)?on (?:anyone|anybody|us|our|X)
        good | (?:nothing|no) good (?:could|can|will|would) (?:ever )?come (?:out )?of {T}
        worse dangerous | nothing (?:could|can|would) be (?:worse|more dangerous|more harmful|more foolish) than {T}
        consent agreement approval yes assent blessing | there (?:will|would|can|could|shall) (?:never )?be no (?:consent|agreement|approval|yes|assent|blessing) (?:from (?P<x>X|us) |of (?:ours|mine) |on our part )?to {T}
        circumstances | under no circumstances {WILL} there be (?:a |any )?(?:yes|consent|agreement|approval) (?:from {X} )?to {T}
        closer nearer | {T} (?:would|will|could|does|do|can) (?:only )?bring (?:us )?peace (?:no|not any) (?:closer|nearer)
        own | (?:with|by|through|in) (?:agreeing to |accepting )?{T} ,? ?we {WILL} (?:only |just )?(?:be )?(?:sign|signing|seal|sealing|dig|digging|write|writing) our own (?:\w+ )?(?:defeat|grave|death|surrender|capitulation|ruin|end)
        no | (?P<v>gave|gives|give|given|issued|delivered|repeated|reiterated) (?:(?:its|his|her|their|an?|another|one more) )?(?:(?:clear|firm|flat|resounding|categorical|definite|plain|blunt|final) )*no to {T}
        starter nonstarter non-starter | {T} (?:is|are|was|were|would be|will be|remains?) (?:a )?(?:complete |total )?non(?:-| - )?starter(?: (?:for|in) {X}(?= [.,;]|$))?
        justify justifies | (?:there (?:is|was|can be)|there 's) nothing (?:, [^,]+ , )?that (?:would|could|can|will) (?:ever )?justify {T}
        justify justifies | \bnothing (?:would|could|can|will) (?:ever )?justify {T}
        fall fooled lured | (?:teaches|taught|told|tells|warned|warns|advises|advised|urged|urges) (?:\w+ ){1,2}not to (?:fall for|be fooled by|be lured into) {T}
        fall fooled lured | \b(?:we|i) (?:will|would|shall|must|should|can|'ll|wo) (?:not|never|n't) (?:fall for|be fooled by|be lured into) {T}
        ruled rejected dismissed vetoed spurned rebuffed | {T} (?:has|have|had|was|were) (?:been )?(?:already |again |flatly |firmly )?(?:ruled out|rejected|dismissed|turned down|vetoed|spurned|rebuffed) by {X}(?: before)?
        ruled rejected dismissed vetoed spurned rebuffed opposed | ^(?:already |again |flatly )?(?:ruled out|rejected|dismissed|turned down|vetoed|spurned|rebuffed|opposed) by {X}(?: (?:on|in|last|this)? ?[\w]+){0,2} , {T}
        regard regards consider considers hold holds see sees view views deem deems | {N} (?:regards?|considers?|holds?|sees?|views?|deems?) {T} (?:as |to be )?(?:clearly |highly |very |plainly )?(?:harmful|dangerous|unlawful|illegal|useless|pointless|unacceptable|counterproductive|wrong|a mistake|a trap|a threat)\b
        nothing | {T} (?:is|are|would be|will be) nothing (?:but|more than|other than|less than) an? (?:\w+ )?(?:trap|ploy|trick|farce|sham|mistake|surrender|capitulation|fraud|deception|provocation)\b
        idea notion | (?:very|whole|mere) (?:idea|notion|thought) of {T} (?:is|was|seems|remains) (?:\w+ly |simply )?(?:absurd|ridiculous|unacceptable|unthinkable|wrong|crazy|insane|madness|nonsense|repugnant)
        line lines | {T} (?:would |will )?(?:cross|crosses|be crossing) (?:all |every |an?(?:other)? |the |our |its |X 's )?(?:\w+ )?red lines?
        question | ^{X} : {T} (?:is |would be )?out of the question
        dead | {X} (?:(?:is|was|are|were|remains?) )?dead(?: - |-| )set against {T}
        grounds prerequisites basis foundation footing | (?:there (?:is|are|was|were)|{N} (?:sees?|saw)) (?:still |currently |now |simply |yet |at present )*no (?:\w+ ){0,2}?(?:grounds|prerequisites|basis|foundation|footing) (?:at present |now |yet |today )?for (?:(?:starting|launching|holding|resuming|beginning|opening|a resumption of|the start of|a start to) )?{T}
        door doors | {X}(?: \w+self)? (?:(?:has|have|had|also|already|still|again|completely|firmly|itself) )*(?:closed|shut|slammed|bolted|closes|shuts|slams) (?:all )?(?:the|its|their|his|every) doors? (?:shut )?(?:to|on|for) {T}
        decree law ban | {X} 's (?:\w+ ){0,3}?(?:decree|law|ban|order|legislation|act) (?:(?:that|which) )?(?:banning|bans|banned|forbidding|forbids|prohibiting|prohibits|ruling out|rules out|outlawing|outlaws|barring|bars|on|against) (?:(?:X|any|all|him|itself|officials|its officials) (?:from )?)?{T}
        decree law ban | (?:decree|law|ban|order|legislation) (?:(?:that|which) )?(?:banning|bans|banned|forbidding|forbids|prohibiting|prohibits|barring|bars) {X} (?:from )?{T}
        decree law order | (?:decree|law|order) (?:(?:signed|issued) )?(?:of|by) (?:the )?{X}(?: president)?(?: ,)? (?:(?:that|which) )?(?:banning|bans|banned|forbidding|forbids|prohibiting|prohibits|ruling out|rules out|barring|bars) (?:any )?{T}
        face | {N} (?:sets?|has set|had set) (?:its|his|her|their) face against {T}
        never no forget | ^asked about {T} , {X} {SAID}(?: (?:with (?:one|a single) word|in one word|simply|only|just|curtly|tersely|bluntly|flatly))?[ ,:]*(?:never|no way|forget it|absolutely not|over my dead body|out of the question)(?= [.!]|$)
        never body no | ^(?:over my dead body|never|no way|forget it|absolutely not) ,? ?was {X} 's (?:\w+ )?(?:reply|answer|response|reaction) to (?:an? |the )?(?:question|query|questions) (?:about|on) {T}
        veto down no | (?:clear |firm |flat |categorical |a |^)(?:no|veto|thumbs - ?down) (?:to|on|for) {T} (?:came|has come|had come) from {X}
        no | {X} 's (?:\w+ )?no to {T}
        no | ^no to {T} : {X}
        no | \bno to {T} [:,] (?:this|that|it) (?:is|was) {X} 's (?:message|answer|line|motto)
        rejection dismissal | (?:the|^) ?(?:rejection|dismissal) of {T} by {X} (?!(?:would|could|might|will|may)\b)
        opponent foe critic | ^(?:as )?an? (?:firm |staunch |fierce |long - time |longtime |strong |declared )?(?:opponent|foe) of {T} , {X}
        better | {X} (?:is|was|would be|feels) better off without {T}
        vote | if {T} (?:was|were|is|came|comes|went|goes) (?:ever )?(?:put )?to (?:a |the )?vote , (?P<x>X|i|we) {WILL} (?:be|vote) against\b
        not never | {N} (?:does|do|did) not and (?:will|would|can|could|shall) (?:not|never) (?:support|accept|back|agree to|recogni[sz]e|consent to) {T}
        good | {X} (?:had|found|has|finds) (?:little|nothing|no) good to say (?:of|about) {T}
        drawbacks risks dangers | {N} (?:sees?|saw) (?:only|nothing but) (?:drawbacks|risks|dangers|disadvantages) in {T}
        camp | {X} (?:is|was|stands|remains) (?:\w+ly )?in the camp of those who (?:reject|oppose) {T}
        expect | (?:nobody|no one) (?:should|need|can|could|may) expect {X} to (?:agree to|sign up to|consent to|accept|back|support|go along with) {T}
        opposition objections resistance | (?:opposition|objections?|resistance) to {T} (?:was|were) (?:voiced|expressed|signal+ed|reaffirmed|declared) by {X}
        hear | {N} (?:would|will|wo|does|do) (?:not|n't) (?:even )?(?:want to )?hear (?:of|about) {T}
        naive foolish pointless | (?:naive|foolish|pointless) to (?:hope|wait|ask) for (?:a |any |our )?(?:yes|consent|agreement) to {T}
        early soon | \bit (?:is|was|would be|'s) (?:still |far |much |simply )?too (?:early|soon) for {T}(?= [,.;]|$)
        fly work | \bT(?: to \w+(?: [\w']+){0,5}?)? (?:will|wo|would|can|ca|could) (?:not|n't|no longer) (?:fly|work)\b
        fly work do | (?:approach|formula|logic|principle|concept|scheme) (?:of |: |- )?(?:first |now )?T\b[^.;:]*? (?:will|wo|would|can|ca|could) (?:not|n't|no longer) (?:fly|work|do)\b
        country | what (?:the|our|this) country (?:does|do) (?:not|n't) need(?: now)?(?: , in the (?:words|eyes|view|opinion) of {X} ,)? is {T}
        question unthinkable unacceptable taboo line go anathema off | {T} {WAS} (?:\w+ )?(?:out of the question|unthinkable|unacceptable|inadmissible|(?:an? )?taboo|anathema|off the table|an? (?:\w+ )?red line|a no(?:-| - )go) (?:for|to|in) {X}(?= [.,;]|$)
        reception response reaction reply rebuke rejection | {T} (?:(?:has|have|had) )?(?:got|gets|(?:(?:was|were|been|is) )?met with|received|drew|drawn|draws|ran into|encountered|provoked|prompted|triggered|sparked) (?:an? |the )?(?:\w+ )?(?:chilly|cool|cold|frosty|icy|hostile|angry|furious|irate|negative|stern) (?:\w+ )?(?:reception|response|reaction|reply|rebuke|rejection) (?:in|from|by|at) {X}(?= [.,;]|$)
        takers support favour favor backing supporters | {T} (?:has |have |had )?(?:found|finds?|met with) (?:no|few|little|scant) (?:takers|support|favou?r|backing|supporters) (?:in|with|from|among) {X}
        ears | {T} (?:(?:has|have|had) )?(?:fell|fallen|falls?|fall) on deaf ears in {X}
        thing what | {T} {WAS} (?:the last thing (?:that )?|not what |hardly what ){X} (?:wants?|wanted|is after|has in mind)(?= [.,;]|$| (?:now|at|right|these)\b)
        taken swept brushed shelved scrapped thrown shot batted | {T} (?:{BEEN})(?:taken off the table|swept aside|brushed aside|brushed off|batted away|thrown out|shot down|shelved|scrapped) by {X}
        table | ^{T} (?:(?:is|are) )?off the table(?: for (?:now|good))? , (?:says|said|according to) {X}
        seen viewed regarded considered | {T} {WAS} (?:\w+ )?(?:seen|viewed|regarded|considered) (?:in|by) {X} (?:as|to be) (?:an? |the )?(?:\w+ )?(?:threat|trap|provocation|danger|mistake|red line|unacceptable|taboo|ploy|non - starter)\b
        appetite enthusiasm | \bin {X} ,? ?there (?:is|was|seems to be|remains) (?:no|little|scant) (?:appetite|enthusiasm) for {T}
        appetite enthusiasm | there (?:is|was|seems to be|remains) (?:no|little|scant) (?:appetite|enthusiasm) in {X} for {T}
        opponent opponents foe critic | {X} (?:,|is|was|remains|has (?:long |always )?been) (?:long )?(?:an? |the |one of the )(?!former|one|once|erstwhile|self)(?:\w+ ){0,2}?(?:opponents?|foes?|critics?) of {T}
        mood | {X} (?:(?:is|was|remains|are) )?in no mood for {T}
        hands | {T} (?:(?:will|would|could|can) )?(?:only )?plays? into (?:the hands of [\w ]+|(?:[\w']+ ){1,4}hands)
        sanctions | {X} (?:(?:has|have|had|will|would|long|always|so far|deliberately) )*(?:stay|stays|stayed|keep|keeps|kept|remains?|remained|stood|stands?) (?:out of|away from|outside|clear of) {T}
        sanctions | {X} (?:does|do|did|will|would|has|have)(?: not|n't| never)(?: been)? (?:tak(?:e|en|ing)|play(?:ed|ing)?) (?:any )?part in {T}
        sanctions | {X} (?:(?:has|have|had|will|would) )?(?:takes?|took|taken) no part in {T}
        sanctions | {X} (?:(?:has|have|had) )?(?:refus|declin)(?:es|ed) to (?:follow|join) (?:[\w']+ ){1,5}?(?:in|on|with) {T}
        """,
    ),
    *_rows(
        "conditional",
        r"""
        consent agreement approval yes | \b(?:unless|until|without) .*there (?:will|would|can|could|shall) be no (?:consent|agreement|approval|yes) to {T}(?: from {X})?
        consent agreement approval yes | there (?:will|would|can|could|shall) be no (?:consent|agreement|approval|yes) (?:from {X} )?to {T} (?:unless|until|before|without)\b
        limited restricted confined | {T} (?:should|must|ought to|has to|have to) be (?:limited|restricted|confined) to (?!an? minimum|zero)
        trial test | {T} (?:could|can|might|would) be (?:agreed|accepted|approved|backed|allowed|supported) (?:to |on )?(?:by {X} )?(?:only )?for an? (?:trial|test|limited) (?:period|time|phase|run)
        sense | {T} (?:would|will|could|can)? ?makes? sense only (?:as|if|when|after|once|with)\b
        first | \bbut first .* {X} said (?:of|about) {T}
        agree consent say | ^not (?:before|until) .* (?:will|would|can) {N} (?:say yes|agree|consent) to {T}
        only | {T} [^;]*?(?:, {X} {SAID} )?[;:] only then {WILL} there be (?:a |any )?(?:yes|agreement|consent|approval)
        so | ^if .* , (?:then )?so (?:are we|am i) about {T}
        subject hinges depends conditional | (?:approval|acceptance|backing|endorsement|support) of {T} by {X} (?:is|was|remains|hinges|depends) (?:subject to|conditional on|dependent on|on)\b
        conditional qualified | (?:conditional|qualified) (?:yes|nod|consent|approval) (?:to|for) {T} (?:came|has come|had come) from {X}
        too | , {T} too , (?:as soon as|once|if|when)\b
        then | \bfirst , (?:and )?(?:only )?then {T} : (?:this|that) (?:is|was) .*\b(?:on which|what) {X} (?:insists?|insisted|wants?|demands?)
        then | \bfirst , (?:and )?(?:only )?then {T}(?= [.;!]|$)
        condition precondition prerequisite | {X} (?:(?:has|have|had) )?(?:made|makes) (?:[\w'-]+ ){1,10}?an? (?:\w+ )?(?:condition|precondition|prerequisite) (?:for|of) {T}
        """,
    ),
    *_rows(
        "neutral",
        r"""
        minds | {X} (?:(?:is|was|are|were|remains?|remained|seems) )?(?:still )?(?:in|of) two minds (?:about|over|on) {T}
        fence | {X} (?:(?:is|was|are|stayed|stays|sits|sat|remains?|remained) )?(?:still )?(?:sitting )?on the fence (?:over|about|on) {T}
        decision | ^{X} : no (?:final )?decision (?:yet )?(?:on|about) {T}
        mum noncommittal committal undecided | {X} (?:(?:is|was|stays|stayed|keeps|kept|remains|remained) )?(?:mum|undecided|non ?-? ?committal) (?:on|about|over) {T}
        himself herself myself own | {X} {SAID} (?:of|in response to|in reply to|in answer to|about) (?:[\w']+ ){0,6}?(?:calls|demands|requests|appeals|pressure|questions|pleas) (?:for|about|on) {T} (?:that )?(?:he|she|i|the decision) (?:would|will|'d|'ll) (?:decide|make|take|be)\b[^.;]*? (?:himself|herself|myself|his own|her own|my own)\b
        soon early | ^asked (?:about|whether|if) [^.:]*?{T} , {X} {SAID} (?:that )?it (?:is|was) (?:still )?too (?:soon|early) to (?:tell|say|judge|know|decide)
        nothing decision | {X} [^.]*\bon {T} , [^.]*\b(?:nothing|no decision) (?:has|had) (?:yet )?been (?:decided|made|taken)
        studied considered weighed examined consideration study review | (?:question|issue|matter|idea|possibility) of {T} (?:is|was) (?:still |currently |now )?(?:being (?:studied|considered|weighed|examined|reviewed)|under (?:consideration|study|review))
        position stance view answer | {X} 's (?:position|stance|answer) (?:on|to) {T} (?:will|would) be (?:made known|announced|made public|given|disclosed|published) (?:later|soon|in due course|in the coming|next|when)\b
        examined studied considered reviewed weighed assessed | {T} (?:will|would) be (?:examined|studied|considered|reviewed|weighed|assessed) by {X}
        neither nor | (?:neither|not) say (?:either )?yes n?or (?:say )?no to {T}
        neither nor | (?:neither|not) (?:a )?yes n?or (?:a )?no to {T}
        neither | {X} 's (?:answer|reply|response) to {T} (?:: |is |was )neither (?:an? )?(?:clear )?yes nor (?:an? )?(?:clear )?no
        neither | {T} (?:is|are|was|would be) neither an? (?:goal|aim|must) nor an? (?:taboo|threat|sin)
        door | {X} (?:has|have|had|did|does) (?:not|n't) (?:\w+ )?(?:shut|close|closed|slam|slammed) the door (?:on|to) {T}
        """,
    ),
]
# "Constructive is how he described the talks": of how they went.
OF_WORTH = re.compile(r"\b(?:how|praise|overdue|good to say|worth|reception|response|reaction)\b")


class Form(NamedTuple):
    stance: Stance
    pattern: re.Pattern[str]


@cache
def _forms() -> dict[str, list[Form]]:
    """Each form under each of the words of which one must be there."""
    found: dict[str, list[Form]] = {}
    for stance, words, text in ROWS:
        for hole, pattern in HOLES.items():
            text = text.replace(hole, pattern)
        form = Form(stance, re.compile(text))
        for word in words.split():
            found.setdefault(word, []).append(form)
    return found


def plain_forms(root: Token, mention: TopicMention) -> list[Reading] | None:
    """The side that such a form takes on a mention, whose word `root` is; None where there is none."""
    if (
        mention.weak
        or (root.dep_ in PART_OF and not _same(root, mention))
        or (mention.topic == "children" and root.lemma_ in TAKEN)
    ):
        return None
    start, end = bounds(root)
    forms = _forms()
    there = forms.keys() & words_around(root)
    if not there or end - start > LONGEST:
        return None
    line, places = _line(root, mention)
    for form in dict.fromkeys(f for word in sorted(there) for f in forms[word]):
        if (match := form.pattern.search(line)) is None:
            continue
        before, after = line[: match.start()], line[match.end() :]
        if TURNED.search(re.split(r"[:;]", before)[-1]):
            continue
        if form.stance in {"support", "oppose"} and BOUND.search(after):
            continue
        if line.startswith("T", match.start()) and LOST.search(before):
            continue
        definite = root.doc[mention.start].lower_ == "the" or root.doc[mention.start - 1].lower_ == "the"
        if mention.topic in MEETINGS and definite and OF_WORTH.search(match[0]):
            continue
        return _read(root, mention, form, match, places)
    return None


def _same(root: Token, mention: TopicMention) -> bool:
    """Whether a word that only says which is part of a longer name of the same issue: "Western military aid"."""
    noun = root.head.i
    return any(m.topic == mention.topic and not m.weak and m.start <= noun < m.end for m in root.doc.topics)


def _read(
    root: Token,
    mention: TopicMention,
    form: Form,
    match: re.Match[str],
    places: dict[int, int],
) -> list[Reading]:
    named = match.groupdict()
    doc, line = root.doc, match.string
    sign = -1 if form.stance == "oppose" and named.get("no") != "yes" else 1
    if line.startswith("T", match.start()) and AGAINST.search(line[: match.start()]):
        sign = -sign
    cue = _cue(match, places, doc[mention.start])
    made = State(
        sign=sign * mention.side,
        maybe=form.stance == "neutral",
        conditional=form.stance == "conditional",
        cue=cue,
        kind="WANT" if named.get("x") or named.get("v") else "JUDGE",
        steps=1,
    )
    holders: list[Token | None] = [None]
    if named.get("v"):
        holders = [*syntax.subjects(doc[places[match.start("v")]])[:1]]
    elif named.get("x"):
        holders = [None if named["x"] in OURSELVES else doc[places[match.start("x")]]]
    elif (aside := FOR_WHOM.search(line[: match.start()]) or BY_WHOM.match(line[match.end() :])) is not None:
        at = aside.start("x") + (match.end() if aside.re is BY_WHOM else 0)
        holders = [doc[places[at]]]
    return [replace(reading_of(mention, holder, made, cue), sure=True) for holder in holders]


def _cue(match: re.Match[str], places: dict[int, int], issue: Token) -> Token:
    """A word of the form outside the names: its last verb, noun or adjective."""
    tokens = issue.doc
    inside = [tokens[i] for at, i in places.items() if match.start() <= at < match.end()]
    said = [t for t in inside if t.pos_ in {"VERB", "ADJ", "NOUN", "INTJ"} and t != issue]
    return said[-1] if said else issue


def _line(root: Token, mention: TopicMention) -> tuple[str, dict[int, int]]:
    """The sentence as a line of words, and where in it which token begins."""
    doc, (start, end) = root.doc, bounds(root)
    first = mention.start
    while first > start:
        word = doc.tokens[first - 1]
        if word.dep_ in BEFORE and word.lower_ not in TURNING and word.pos_ not in {"VERB", "NOUN"}:
            first -= 1
        elif word.lower_ == "of" and first - 2 >= start and doc.lowers[first - 2] in OF_IT:
            first -= 2
        else:
            break
    names: dict[int, int] = {}
    for m in doc.mentions:
        if m.party and start <= m.start < end and (m.end <= first or m.start >= mention.end):
            names[m.start] = max(m.end, names.get(m.start, 0))
    words: list[str] = []
    places: dict[int, int] = {}
    at, i = 0, start
    while i < end:
        said, last, place = doc.lowers[i], i + 1, i
        if i == first:
            said, place = "T", mention.start
            last = max(mention.end, root.head.i + 1) if root.dep_ in PART_OF else mention.end
            if mention.topic == "memorandum" and (
                ahead := AHEAD.match(" ".join(doc.lowers[last : last + 7]))
            ):
                last += len(ahead[0].split())
        elif i in names and names[i] <= (first if i < first else end):
            said, last, place = "X", names[i], names[i] - 1
        elif said in QUOTES or said.isspace() or (said == "the" and i + 1 in names):
            i += 1
            continue
        places[at] = place
        words.append(said)
        at += len(said) + 1
        i = last
    return " ".join(words), places
