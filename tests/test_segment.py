"""Paragraphs, headlines, turns, noise and quotes: pure functions, no model."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.interviews import turn_label
from ingest.extraction.segment import find_blocks, find_quotes, plain


@given(st.text(max_size=300))
def test_plain_text_has_the_length_of_the_text_given(text):
    assert len(plain(text)) == len(text)


def test_mark_up_becomes_spaces_and_entities_their_sign():
    assert plain("The ministry <u>said</u> so &amp; left") == "The ministry    said     so &     left"


def test_where_a_link_leads_is_no_word_of_the_sentence():
    text = "Smyk told [the paper](https://paper.example/a_1) so; [Lenko](/b) agreed [sic] (twice)."
    assert plain(text).split() == "Smyk told the paper so; Lenko agreed [sic] (twice).".split()
    (links,) = find_blocks("- [Other story](https://paper.example/b)\n")
    assert links.kind == "boilerplate"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MR. SMITH: We go on.", "MR. SMITH: "),
        ("THE PRESIDENT: We go on.", "THE PRESIDENT: "),
        ("Q Will you go on?", "Q "),
        ("Answer: We go on.", "Answer: "),
        ("ADA SMITH, BYLINE: We go on.", "ADA SMITH, BYLINE: "),
        ("President of Russia Vladimir Putin: Colleagues, we begin.", "President of Russia Vladimir Putin: "),
        ("Related article: a blast in the harbour", ""),
        ("Photo: the harbour", ""),
        ("He said this: we go on.", ""),
    ],
)
def test_a_label_at_the_beginning_of_a_line_is_a_speaker(line, label):
    assert line[: turn_label(line)] == label


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said: "We go on." Then he left.', ['"We go on."']),
        ("He said: “We go on.” Then “we wait.”", ["“We go on.”", "“we wait.”"]),
        ("«We go on», he said.", ["«We go on»"]),
        ("``We go on,'' he said.", ["``We go on,''"]),
        ("It wasn't the minister's view.", []),
        ('She said "we go on.” The rest left. “No,” he said.', ['"we go on.”', "“No,”"]),
        ('She said “we go on." The rest left.', ['“we go on."']),
        (
            "“They despise a “dialogue” of that kind,” she wrote. “We wait.”",
            ["“They despise a “dialogue” of that kind,”", "“We wait.”"],
        ),
        ('“They call it a "pause" and go on,” she wrote.', ['“They call it a "pause" and go on,”']),
    ],
)
def test_quotes_of_every_kind_of_mark(text, quotes):
    assert [text[a:b] for a, b in find_quotes(text)[0]] == quotes


def test_a_mark_left_open_costs_one_sentence_and_a_continued_quote_goes_on():
    assert find_quotes('He said "we go on. The talks begin on Monday. All agree.')[0] == [(8, 18)]
    assert find_quotes('"We go on. We wait.') == ([(0, 19)], '"')


def test_lines_wrapped_in_the_middle_of_sentences_are_joined_before_a_capital_too():
    line = "The delegations of the two states met in the harbour on Monday,"
    wrapped = [line, "said the spokeswoman, and they came with many papers on the", "Straits, with maps and with lists that nobody had seen in the", "past, and they left with the same maps and papers, which the", "harbour master kept in a drawer of his office on the second", "floor."]  # fmt: skip
    assert len(find_blocks("\n".join(wrapped))) == 1
    assert len(find_blocks(f"{line}\nAnkara is far away from here.")) == 2


def kinds(text):
    return [(b.kind, text[b.start : b.end]) for b in find_blocks(text)]


def test_noise_around_the_article_is_set_aside():
    text = "Talks begin in the harbour\nANKARA\nBy Jane Doe\n\nThe delegations met on Monday.\n\nRead more: A blast\nNo comments\nShare"
    assert kinds(text) == [
        ("headline", "Talks begin in the harbour"),
        ("dateline", "ANKARA"),
        ("boilerplate", "By Jane Doe"),
        ("paragraph", "The delegations met on Monday."),
        ("boilerplate", "Read more: A blast"),
        ("boilerplate", "No comments"),
        ("boilerplate", "Share"),
    ]


def test_an_analysis_that_explains_is_a_paragraph_and_a_linked_one_is_none():
    explains = "Analysis: The guns are to fall silent at once. Nothing is said of what comes after."
    text = f"The plan, line by line\n\nBoth agreed to meet again in Geneva.\n\n{explains}\n\nAnalysis: Why the guns do not fall silent\n"
    found = {words: kind for kind, words in kinds(text)}
    assert found[explains] == "paragraph"
    assert found["Analysis: Why the guns do not fall silent"] == "boilerplate"


def speakers(text):
    return [b.speaker for b in find_blocks(text) if b.kind == "turn"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Question: Is it so?\n\nPress secretary: It is.\n\nQuestion: And then?", ["Question", "Press secretary", "Question"]),
        ("HOST: Good morning.\n\nCORRESPONDENT: The talks go on.", ["HOST", "CORRESPONDENT"]),
        ("Who is who\n\nTHE LAWYER: Ada Smith leads the team.\n\nTHE SOLDIER: Ben Ray is new to it.", []),
        ('Quote from a member of the team: "We go on."', ["a member of the team"]),
    ],
)  # fmt: skip
def test_labels_of_a_transcript_are_speakers_and_those_of_a_list_are_none(text, labels):
    assert speakers(text) == labels


PROSE = (
    "The delegations met in the morning, went through the list of names, and parted at noon without a word.\n"
    * 30
)


@pytest.mark.parametrize(
    "marks",
    [
        ["Harbour Board: Dredging begins in May.", "City Council: No new trams.", "My Paper: Follow what you like."],
        ["Map of the Front: see the legend.", "Order of Units: unchanged.", "Map of the Front: see the legend."],
        ["THE HARBOUR: Ships wait.", "THE HARBOUR: More ships wait.", "THE HARBOUR: Ships leave."],
    ],
)  # fmt: skip
def test_a_page_with_menus_and_maps_between_its_paragraphs_is_no_transcript(marks):
    text = "\n".join(marks) + "\n" + PROSE
    assert "turn" not in {b.kind for b in find_blocks(text)}
    assert "turn" in {b.kind for b in find_blocks("\n".join(marks * 3))}, "among themselves they would be one"


def test_names_on_lines_of_their_own_are_the_speakers_of_a_transcript():
    talk = "Ada Smyk\nIs there a date?\n\nBen Ray\nThere is none yet.\n\n"
    assert speakers(talk * 2) == ["Ada Smyk", "Ben Ray"] * 2
    assert (
        speakers("Middle East\nLatin America\nMiddle East\nLatin America\nThe delegations met on Monday.")
        == []
    )


def test_a_headline_with_its_agency_is_no_caption():
    text = "Delegations to meet on Monday – Reuters\n\nThe delegations meet on Monday.\n\nDelegations in the hall – Reuters"
    assert [kind for kind, _ in kinds(text)] == ["headline", "boilerplate", "paragraph", "caption"]


def test_captions_and_links_inside_a_page_without_breaks_are_set_aside():
    filler = "The delegations met in the harbour and spoke of the list. " * 24
    text = f"{filler}TALKS TO GO ON FOR A WEEK, HOST SAYS Two delegates shake hands. (Ada Smith/AFP via Getty Images) {filler}"
    assert [(kind, words.strip()[:13]) for kind, words in kinds(text)] == [
        ("paragraph", "The delegatio"),
        ("boilerplate", "TALKS TO GO O"),
        ("caption", "Two delegates"),
        ("paragraph", "The delegatio"),
    ]


def test_a_page_without_breaks_may_open_with_a_caption():
    filler = "The delegations met in the harbour and spoke of the list. " * 24
    text = f"Two delegates shake hands (Ada Smith/AFP via Getty Images) {filler}"
    assert [(kind, words.strip()[:13]) for kind, words in kinds(text)] == [
        ("caption", "Two delegates"),
        ("paragraph", "The delegatio"),
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        "KYIV, May 30 (Reuters) - ",
        "Kyiv, 30 May 2025 (dpa/XYZ) - ",
        "MOSCOW/KYIV: ",
        "Ankara, XYZ- ",
        "ANKARA: ",
        "Riga, May 30: ",
    ],
)
def test_an_agency_prefix_is_no_part_of_the_first_sentence(prefix):
    assert kinds(f"{prefix}The delegations met on Monday.") == [
        ("dateline", prefix),
        ("paragraph", "The delegations met on Monday."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The Herald Published 26 May, 2025 12:50pm",
        "Updated: May 26, 2025",
        "May 26, 2025 03:55 PM GMT+03:00",
        "26 May 2025 | 14:30 (UTC+3)",
        "Updated: 26 May 2025 10:10 PM IST",
        "Published 10:15 PM EST, Mon May 26, 2025",
        "May 26, 2025 / 6:15 AM EDT / The Herald",
    ],
)
def test_a_line_that_says_when_it_appeared_is_a_dateline(line):
    assert kinds(f"Talks begin\n\n{line}\n\nThe delegations met on Monday.")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Smyk — Wednesday, 4 June 2025, 15:21",
        "Ada Smyk, Ben Ray - 4 June 2025",
        "Ada Smyk | June 4, 2025 | 3:21 PM",
    ],
)
def test_who_wrote_it_and_when_is_no_headline(line):
    assert kinds(f"Talks begin\n\n{line}\n\nThe delegations met.")[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("The Herald: Talks begin in Ankara", "Talks begin in Ankara"),
        ("Talks begin in Ankara - Ankara Today", "Talks begin in Ankara"),
        ("Talks begin in Ankara — The Kyiv Herald", "Talks begin in Ankara"),
        ("Talks begin in Ankara | World | KXYZ", "Talks begin in Ankara"),
        ("Smyk: talks begin on Monday", "Smyk: talks begin on Monday"),
        ("Talks begin on Monday - Ada Smyk", "Talks begin on Monday - Ada Smyk"),
    ],
)
def test_the_name_of_the_paper_is_no_part_of_its_headline(line, headline):
    assert ("headline", headline) in [
        (kind, words.strip()) for kind, words in kinds(f"{line}\n\nThe delegations met.")
    ]


@given(st.text(alphabet='Ab"“”.\n :Q«»', max_size=200))
def test_segments_stand_in_order_and_never_overlap(text):
    blocks = find_blocks(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(0 <= b.start <= b.end <= len(text) for b in blocks)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("The envoy spoke on Monday.\nSmyk\nsaid\nin an address to the press that he would come.", 2),
        ("Smyk told\nThe Daily Post\nthat the talks would go on.", 1),
        ("The talks ended, he said on Friday\n.\nThey go on in May.", 2),
        ("Home\nWorld\nSport\nThe talks ended on Friday.", 4),
    ],
)
def test_a_sentence_that_links_have_torn_is_one_paragraph(text, paragraphs):
    assert len(find_blocks(text)) == paragraphs


Q, A = "Question", "Answer"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The envoy met the press.\n\n— Is there a date?\n\n— There is none.\n\n— Why?\n\n— Ask the others.", [Q, A, Q, A]),
        ('Reporters asked the envoy.\n\n"Is there a date?"\n\n"There is none yet."\n\n"Why not?"\n\n"Ask the others."', [Q, A, Q, A]),
        ("[Reporter]: Is there a date?\n[Smyk]: None.\n[Reporter]: And a room?\n[Smyk]: Yes.", ["Reporter", "Smyk"] * 2),
        ("00:12 Interviewer: Is there a date?\n00:15 Ada Smyk: None.", ["Interviewer", "Ada Smyk"]),
        ("– Reporter: Is there a date?\n– Smyk: None.\n– Reporter: And a room?\n– Smyk: Yes.", ["Reporter", "Smyk"] * 2),
        ("Our Paper: Is there a date?\nMinister Smyk: None.\nOur Paper: A room?\nMinister Smyk: Yes.", ["Our Paper", "Minister Smyk"] * 2),
        ("Journalist\nIs there a date?\n\nSmyk\nThere is none.\n\nJournalist\nAnd a room?\n\nSmyk\nThere is.", ["Journalist", "Smyk"] * 2),
        ("Q1: Is there a date?\nA1: None.\n\nQ2: And a room?\nA2: There is.", ["Q", "A"] * 2),
        ("QUESTION: And a date?\n\nHARBOUR DELEGATE: There is none.", ["QUESTION", "HARBOUR DELEGATE"]),
        # lists, rhetorical questions and menus are no interviews
        ("What is known:\n– The talks go on.\n– Is there a date?\n– There is none.", []),
        ("The talks go on.\n\nWhat comes next?\n\nNobody can tell.\n\nWho pays?\n\nNobody has said.", []),
        ("Share\nThe talks go on.\n\nReuters\nThere is a date.\n\nShare\nA room is found.\n\nReuters\nThey met.", []),
        ('"Is there a date?" the envoy asked.\n\n"There is none," he said.\n\n"Why?" he asked.\n\n"Who knows," he said.', []),
    ],
)  # fmt: skip
def test_who_asks_and_who_answers_is_told_by_the_layout(text, labels):
    assert speakers(text) == labels
