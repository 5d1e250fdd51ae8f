//! A small journey with one of everything: a bank account is opened.
//!
//! ```text
//!          Notice | Apply                | Wait  | Use
//!                 | Form   Upload  Sign  | Post  |
//! Actions  advert | fill   scan          | letter| pay
//!                 | type                 |       |
//! Pains           | slow                 |       |
//! Owner    [ sales ................]  [ operations ]
//! ```

use throughline_model::*;

macro_rules! ids {
    ($($name:ident = $number:literal),* $(,)?) => {
        $(pub const $name: Id = Id::from_number($number);)*
    };
}

ids! {
    JOURNEY = 1, SETTINGS = 2, TODAY = 3, TOMORROW = 4,
    NOTICE = 10, APPLY = 11, WAIT = 12, USE = 13, SOON = 14,
    FORM = 20, UPLOAD = 21, SIGN = 22, POST = 23,
    ACTIONS = 30, PAINS = 31, CURVE = 32, NUMBERS = 33, VISIBLE = 34, OWNERS = 35, DREAMS = 36,
    ANA = 40, BEN = 41, WEB = 42, BRANCH = 43, SALES = 44, OPERATIONS = 45, PHOTO = 46,
    ADVERT = 50, FILL = 51, TYPE = 52, SCAN = 53, SLOW = 54, LETTER = 55, PAY = 56,
    SALES_OWNS = 57, OPERATIONS_OWN = 58, LOOSE = 59, HOPE = 60,
    ANA_NOTICES = 70, ANA_FILLS = 71, ANA_WAITS = 72, BEN_FILLS = 73,
    CLICKS = 80, DAYS = 81, LOYALTY = 82, CLICKS_COUNTED = 85, DAYS_COUNTED = 86,
    FILL_TO_SCAN = 90, SLOW_TO_HOPE = 91, SCAN_TO_LETTER = 92,
    PROOF_OF_SLOW = 95, PROOF_OF_WAITING = 96, PROOF_OF_POST = 97,
    QUESTION = 100, ANSWER = 101, PROMPT = 105, VIEW = 106,
    NEW = 200, OTHER_NEW = 201,
}

pub fn record(kind: RecordKind, id: Id) -> RecordRef {
    RecordRef { kind, id }
}

pub fn sample() -> Document {
    let mut document = Document {
        journey: Journey { id: JOURNEY, title: "Opening an account".into(), ..Journey::default() },
        settings: Settings { id: SETTINGS, ..Settings::default() },
        ..Document::default()
    };
    let german = [(FILL, [("text".to_owned(), "Füllt aus".to_owned())].into())].into();
    document.journey.translations = [("de".to_owned(), german)].into();
    let states = [(TODAY, StateKind::Current, "Today", 0), (TOMORROW, StateKind::Future, "Tomorrow", 1)];
    for (id, kind, name, place) in states {
        let state = State { id, kind, name: name.into(), order: key(place), ..State::default() };
        document.states.insert(id, state);
    }
    skeleton(&mut document);
    people(&mut document);
    cards(&mut document);
    feelings_and_numbers(&mut document);
    remarks(&mut document);
    assert_eq!(violations(&document), [], "the sample is sound to begin with");
    document
}

pub fn key(place: usize) -> OrderKey {
    OrderKey::evenly(place + 1).remove(place)
}

fn skeleton(document: &mut Document) {
    let stages = [
        (NOTICE, TODAY, "Notice", 0),
        (APPLY, TODAY, "Apply", 1),
        (WAIT, TODAY, "Wait", 2),
        (USE, TODAY, "Use", 3),
        (SOON, TOMORROW, "Soon", 0),
    ];
    for (id, state, name, place) in stages {
        let stage = Stage { id, state, name: name.into(), order: key(place), ..Stage::default() };
        document.stages.insert(id, stage);
    }
    let steps = [
        (FORM, APPLY, "Form", 0),
        (UPLOAD, APPLY, "Upload", 1),
        (SIGN, APPLY, "Sign", 2),
        (POST, WAIT, "Post", 0),
    ];
    for (id, stage, name, place) in steps {
        let place = StepPlace { stage, order: key(place), ..StepPlace::default() };
        document.steps.insert(id, Step { id, place, name: name.into(), ..Step::default() });
    }
    let lanes = [
        (ACTIONS, TODAY, LaneKind::Action, 0),
        (PAINS, TODAY, LaneKind::Pain, 1),
        (CURVE, TODAY, LaneKind::Emotion, 2),
        (NUMBERS, TODAY, LaneKind::Metric, 3),
        (VISIBLE, TODAY, LaneKind::Line, 4),
        (OWNERS, TODAY, LaneKind::Owner, 5),
        (DREAMS, TOMORROW, LaneKind::Action, 0),
    ];
    for (id, state, kind, place) in lanes {
        let line = (kind == LaneKind::Line).then_some(BlueprintLine::Interaction);
        document.lanes.insert(id, Lane { id, state, kind, line, order: key(place), ..Lane::default() });
    }
}

fn people(document: &mut Document) {
    let photo = Asset { id: PHOTO, media_type: "image/png".into(), width: 1, height: 1, ..Asset::default() };
    document.assets.insert(PHOTO, photo);
    for (id, name, place) in [(ANA, "Ana", 0), (BEN, "Ben", 1)] {
        let portrait = (id == ANA).then_some(PHOTO);
        let persona = Persona { id, name: name.into(), portrait, order: key(place), ..Persona::default() };
        document.personas.insert(id, persona);
    }
    for (id, name, place) in [(WEB, "Web", 0), (BRANCH, "Branch", 1)] {
        document
            .channels
            .insert(id, Channel { id, name: name.into(), order: key(place), ..Channel::default() });
    }
    for (id, name, place) in [(SALES, "Sales", 0), (OPERATIONS, "Operations", 1)] {
        let department = Department { id, name: name.into(), order: key(place), ..Department::default() };
        document.departments.insert(id, department);
    }
}

fn cards(document: &mut Document) {
    let cards = [
        (ADVERT, ACTIONS, NOTICE, 0, None, "Sees an advert"),
        (FILL, ACTIONS, FORM, 0, None, "Fills in the form"),
        (TYPE, ACTIONS, FORM, 1, None, "Types it all again"),
        (SCAN, ACTIONS, UPLOAD, 0, None, "Scans the passport"),
        (SLOW, PAINS, FORM, 0, None, "The form is slow"),
        (LETTER, ACTIONS, POST, 0, None, "Waits for a letter"),
        (PAY, ACTIONS, USE, 0, None, "Pays"),
        (SALES_OWNS, OWNERS, NOTICE, 0, Some(UPLOAD), ""),
        (OPERATIONS_OWN, OWNERS, SIGN, 0, Some(USE), ""),
    ];
    for (id, lane, column, place, end_column, text) in cards {
        let place = Some(CardPlace { lane, column, order: key(place), ..CardPlace::default() });
        let card = Card { id, state: TODAY, place, end_column, text: text.into(), ..Card::default() };
        document.cards.insert(id, card);
    }
    document.cards.insert(LOOSE, Card { id: LOOSE, state: TODAY, text: "Park me".into(), ..Card::default() });
    let place = Some(CardPlace { lane: DREAMS, column: SOON, order: key(0), ..CardPlace::default() });
    let text = "Opens it in the app".into();
    document.cards.insert(HOPE, Card { id: HOPE, state: TOMORROW, place, text, ..Card::default() });
    for card in document.cards.values_mut() {
        match card.id {
            FILL => {
                card.personas = vec![ANA, BEN];
                card.channels = vec![WEB];
                card.asset = Some(PHOTO);
            }
            SLOW => card.severity = Some(4),
            SALES_OWNS => card.departments = vec![SALES],
            OPERATIONS_OWN => card.departments = vec![OPERATIONS],
            _ => {}
        }
    }
}

fn feelings_and_numbers(document: &mut Document) {
    let emotions = [
        (ANA_NOTICES, ANA, NOTICE, 1.0, ""),
        (ANA_FILLS, ANA, FORM, -1.0, ""),
        (ANA_WAITS, ANA, POST, -2.0, "Forgotten"),
        (BEN_FILLS, BEN, FORM, 0.0, ""),
    ];
    for (id, persona, column, score, label) in emotions {
        let (score, label) = (Some(score), label.into());
        let emotion = Emotion { id, column, persona, score, label, ..Emotion::default() };
        document.emotions.insert(id, emotion);
    }
    let metrics = [
        (CLICKS, record(RecordKind::Stage, NOTICE), Some(NUMBERS), MetricKind::Volume),
        (DAYS, record(RecordKind::Step, POST), Some(NUMBERS), MetricKind::Duration),
        (LOYALTY, record(RecordKind::Journey, JOURNEY), None, MetricKind::Nps),
    ];
    for (id, on, lane, kind) in metrics {
        document.metrics.insert(id, Metric { id, on, kind, lane, order: key(0), ..Metric::default() });
    }
    for (id, metric) in [(CLICKS_COUNTED, CLICKS), (DAYS_COUNTED, DAYS)] {
        let reading = Measurement { id, metric, value: Some(12.0), ..Measurement::default() };
        document.measurements.insert(id, reading);
    }
}

fn remarks(document: &mut Document) {
    let links = [
        (FILL_TO_SCAN, FILL, SCAN, LinkKind::Flow),
        (SLOW_TO_HOPE, SLOW, HOPE, LinkKind::Answers),
        (SCAN_TO_LETTER, SCAN, LETTER, LinkKind::Flow),
    ];
    for (id, from, to, kind) in links {
        document.links.insert(id, Link { id, from, to, kind, ..Link::default() });
    }
    let claims = [
        (PROOF_OF_SLOW, record(RecordKind::Card, SLOW)),
        (PROOF_OF_WAITING, record(RecordKind::Emotion, ANA_WAITS)),
        (PROOF_OF_POST, record(RecordKind::Step, POST)),
    ];
    for (id, on) in claims {
        document.evidence.insert(id, Evidence { id, on, ..Evidence::default() });
    }
    let on = record(RecordKind::Card, FILL);
    document
        .comments
        .insert(QUESTION, Comment { id: QUESTION, on, text: "Why?".into(), ..Comment::default() });
    let answer = Comment { id: ANSWER, on, text: "So.".into(), parent: Some(QUESTION), ..Comment::default() };
    document.comments.insert(ANSWER, answer);
    let prompt = Prompt { id: PROMPT, stage: NOTICE, text: "What do they see?".into(), ..Prompt::default() };
    document.prompts.insert(PROMPT, prompt);
    let view = View {
        id: VIEW,
        name: "Ana only".into(),
        state: Some(TODAY),
        compared_with: Some(TOMORROW),
        personas: vec![ANA],
        departments: vec![SALES],
        folded_stages: vec![NOTICE],
        folded_lanes: vec![PAINS],
        ..View::default()
    };
    document.views.insert(VIEW, view);
}
