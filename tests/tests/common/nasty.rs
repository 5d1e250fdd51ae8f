//! A map of everything that has ever broken an export.

use throughline_model::{
    Asset, Card, CardPlace, Channel, Document, Emotion, Evidence, EvidenceKind, Id, LaneKind, Link, LinkKind,
    OrderKey, Persona, RecordKind, RecordRef, TextDirection,
};

use super::{STATE, add_lanes, add_stages, empty};

/// A line of every script that the bundled fonts cover.
pub const SCRIPTS: &[&str] = &[
    "Zürich: “We’re fine – 100 %”",
    "Καλημέρα, Ψυχή",
    "Добрый день, ёж",
    "مرحبا بالعالم (123)",
    "שלום עולם!",
    "สวัสดีชาวโลก",
    "नमस्ते क्षेत्र",
    "Wait ❤ 😀 done",
    "Tiếng Việt, Łódź, Ærø, İstanbul",
    "e\u{301}a\u{308}q\u{302} combining",
    "mixed: open חשבון now فتح حساب end",
];

/// Texts that formats, shells, file systems and spreadsheets take for something else.
pub const MISTAKABLE: &[&str] = &[
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1-2 @SUM(A1)",
    "-1+1",
    "</script><script>alert(1)</script>",
    "<b>bold</b> & \"quotes\" 'single' &amp;",
    "]]> <!-- --> <?xml?>",
    "| a | b |\n|---|---|\n# not a heading\n- not a list\n```",
    "title: x\nsection y; 5: Me # %% comment",
    "../../etc/passwd\\..\\CON.txt:stream",
    "(unbalanced \\) paren > endobj stream",
    "tab\there, return\rthere\r\nand line\u{2028}and paragraph\u{2029}end",
    "controls: \u{0}\u{1}\u{7}\u{8}\u{b}\u{1b}\u{1f}\u{7f}\u{85}\u{9f} end",
    "invisible: a\u{200b}b\u{200d}c\u{feff}d\u{2060}e\u{ad}f\u{202e}g\u{202c}h",
    "\u{feff}byte order mark first",
    "   spaces at both ends   ",
    "\n\n\n",
    "",
    "Pneumonoultramicroscopicsilicovolcanoconiosis_without_any_place_where_a_line_could_ever_be_broken_at_all",
];

/// All that is nasty and can be shown in the bundled fonts.
pub fn nasty() -> Document {
    let mut document = empty();
    let journey = &mut document.journey;
    journey.title = "Nasty: <everything> & \"more\" / \\ : * ? | \u{1}\t\u{202e}fdp.exe".into();
    journey.description = "=cmd|' /C calc'!A0".into();
    journey.language = "not a language!".into();
    journey.owner = "O'Neil; DROP TABLE".into();
    journey.text_direction = TextDirection::Auto;

    let stages = add_stages(&mut document, &["CON", "", "a/b\\c:d*e?f\"g<h>i|j", "مرحلة طويلة الاسم", "."]);
    let lanes = add_lanes(&mut document, LaneKind::ALL);
    for (number, lane) in document.lanes.values_mut().enumerate() {
        lane.name = SCRIPTS[number % SCRIPTS.len()].into();
    }
    let lane = |kind| {
        let place = LaneKind::ALL.iter().position(|one| *one == kind).expect("a kind of lane");
        lanes[place]
    };

    for (number, text) in SCRIPTS.iter().enumerate() {
        add_card(&mut document, lane(LaneKind::Action), stages[number % stages.len()], text);
    }
    for (number, text) in MISTAKABLE.iter().enumerate() {
        add_card(&mut document, lane(LaneKind::Note), stages[number % stages.len()], text);
    }
    let long = "Ten thousand characters in one card. ".repeat(271);
    add_card(&mut document, lane(LaneKind::Thinking), stages[0], &long[..10_000]);
    // All in one place with one key: their order is by id, and none may be lost.
    for number in 0..5 {
        let card = add_card(&mut document, lane(LaneKind::Pain), stages[1], &format!("Equal key {number}"));
        let card = document.cards.get_mut(&card).expect("just added");
        card.place.as_mut().expect("a place").order = OrderKey::from_text("a0");
        card.severity = Some(number + 1);
    }
    // Spanning cards that overlap each other and single ones.
    for (from, to) in [(0, 4), (1, 2), (2, 4), (3, 4)] {
        let card = add_card(
            &mut document,
            lane(LaneKind::Backstage),
            stages[from],
            &format!("Spans {from} to {to}"),
        );
        document.cards.get_mut(&card).expect("just added").end_column = Some(stages[to]);
    }
    add_around(&mut document, &stages, lane(LaneKind::Touchpoint));
    let picture = add_picture(&mut document, include_str!("large.png.base64"), 3_000);
    let card = add_card(&mut document, lane(LaneKind::Image), stages[2], "");
    document.cards.get_mut(&card).expect("just added").asset = Some(picture);
    document
}

/// The nasty map with characters for which there is no font anywhere.
pub fn beyond_fonts() -> Document {
    let mut document = nasty();
    let (lane, stage) = (document.lanes.values().next().expect("lanes").id, Id::from_number(2_000));
    add_card(&mut document, lane, stage, "unassigned \u{378}, private \u{10fffd}, Han 漢字 and cuneiform 𒀀");
    document
}

/// A map with a picture whose data is none.
pub fn with_broken_picture() -> Document {
    let mut document = empty();
    let stage = add_stages(&mut document, &["One"])[0];
    let lane = add_lanes(&mut document, &[LaneKind::Image])[0];
    let picture = add_picture(&mut document, "bm90IGEgcGljdHVyZQ==", 40);
    let card = add_card(&mut document, lane, stage, "A picture that cannot be shown");
    document.cards.get_mut(&card).expect("just added").asset = Some(picture);
    document
}

/// People, feelings, links, addresses and evidence.
fn add_around(document: &mut Document, stages: &[Id], lane: Id) {
    let persona = Persona {
        id: Id::from_number(50),
        name: "مايا <Maya> & \u{7}co".into(),
        order: OrderKey::evenly(1).remove(0),
        ..Persona::default()
    };
    for (number, score) in [Some(-2.0), Some(2.0), None, Some(0.3)].into_iter().enumerate() {
        let emotion = Emotion {
            id: Id::from_number(60 + number as u128),
            column: stages[number],
            persona: persona.id,
            score,
            label: "angry \u{1f600}".into(),
            drawn: number != 3,
            ..Emotion::default()
        };
        document.emotions.insert(emotion.id, emotion);
    }
    document.personas.insert(persona.id, persona);
    let channel = Channel {
        id: Id::from_number(70),
        name: "Web & <mobile>".into(),
        order: OrderKey::evenly(1).remove(0),
        ..Channel::default()
    };
    let cards: Vec<Id> = (0..2)
        .map(|number| {
            let card = add_card(document, lane, stages[number], "Leads to addresses");
            let card = document.cards.get_mut(&card).expect("just added");
            card.channels = vec![channel.id];
            card.urls = vec!["javascript:alert(1)".into(), "https://example.org/ä b?q=\"<>\"&x=(1)".into()];
            card.id
        })
        .collect();
    document.channels.insert(channel.id, channel);
    let link = Link {
        id: Id::from_number(80),
        from: cards[0],
        to: cards[1],
        kind: LinkKind::HandOff,
        label: "hands <over> \u{202e}abc".into(),
        lost_information: "=1+1".into(),
        ..Link::default()
    };
    document.links.insert(link.id, link);
    let evidence = Evidence {
        id: Id::from_number(90),
        on: RecordRef { kind: RecordKind::Card, id: cards[0] },
        kind: EvidenceKind::Illustrative,
        text: "made <up>".into(),
        ..Evidence::default()
    };
    document.evidence.insert(evidence.id, evidence);
}

/// Adds a square picture by its data in Base64.
fn add_picture(document: &mut Document, data: &str, side: u32) -> Id {
    let asset = Asset {
        id: Id::from_number(100),
        media_type: "image/png".into(),
        width: side,
        height: side,
        data: data.into(),
        alternative_text: "Stripes <black> & white".into(),
        ..Asset::default()
    };
    let id = asset.id;
    document.assets.insert(id, asset);
    id
}

/// Adds a card at the end of a cell, and says which.
pub fn add_card(document: &mut Document, lane: Id, column: Id, text: &str) -> Id {
    let id = Id::from_number(100_000 + document.cards.len() as u128);
    let order = OrderKey::evenly(document.cards.len() + 1).pop().expect("one at least");
    let place = Some(CardPlace { lane, column, order, ..CardPlace::default() });
    document.cards.insert(id, Card { id, state: STATE, place, text: text.into(), ..Card::default() });
    id
}
