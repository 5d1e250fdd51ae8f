//! scratch
use std::time::Instant;
use throughline_edit::*;
use throughline_model::testing::random_document;
use throughline_model::*;
#[test]
fn zz() {
    let mut document = random_document(4, 10_000);
    for lane in document.lanes.values_mut() {
        lane.locked = false;
    }
    println!("cards {} links {} steps {}", document.cards.len(), document.links.len(), document.steps.len());
    let card = document.cards.values().find(|c| c.place.is_some() && c.end_column.is_none()).unwrap().clone();
    let spanning = document.cards.values().find(|c| c.end_column.is_some()).unwrap().clone();
    let place = document
        .cards
        .values()
        .filter(|c| c.state == card.state)
        .filter_map(|c| c.place.clone())
        .nth(77)
        .unwrap();
    let alone =
        document.stages.values().find(|s| document.steps.values().all(|t| t.place.stage != s.id)).unwrap().id;
    let step = document.steps.keys().next().copied().unwrap();
    let new = Id::from_number(7);
    let reference = RecordRef { kind: RecordKind::Card, id: card.id };
    let stage = document.steps[&step].place.stage;
    let commands = vec![
        (
            "move_card",
            Command::MoveCard(MoveCard {
                card: card.id,
                to: Some(CardTarget { lane: place.lane, column: place.column, before: None }),
            }),
        ),
        ("span", Command::SpanCard(SpanCard { card: spanning.id, first: None, last: None })),
        (
            "text",
            Command::SetFields(SetFields {
                record: reference,
                fields: serde_json::json!({"text": "hello"}).as_object().unwrap().clone(),
            }),
        ),
        ("dup card", Command::Duplicate(Duplicate { record: reference, id: new })),
        (
            "dup stage",
            Command::Duplicate(Duplicate {
                record: RecordRef { kind: RecordKind::Stage, id: stage },
                id: new,
            }),
        ),
        ("add step", Command::AddStep(AddStep { id: new, stage: alone, name: "x".into(), before: None })),
        ("move stage", Command::MoveStage(MoveStage { stage, before: None })),
        ("del card", Command::Delete(Delete { records: vec![reference] })),
        (
            "del step",
            Command::Delete(Delete { records: vec![RecordRef { kind: RecordKind::Step, id: step }] }),
        ),
        (
            "del persona",
            Command::Delete(Delete {
                records: vec![RecordRef {
                    kind: RecordKind::Persona,
                    id: *document.personas.keys().next().unwrap(),
                }],
            }),
        ),
        (
            "del stage",
            Command::Delete(Delete { records: vec![RecordRef { kind: RecordKind::Stage, id: stage }] }),
        ),
    ];
    for (name, command) in commands {
        let mut copy = document.clone();
        let t = Instant::now();
        permit(&copy, &command).unwrap();
        let p = t.elapsed();
        let t = Instant::now();
        let change = run(&mut copy, &command).unwrap();
        println!("{name}: permit {p:?} run {:?} edits {}", t.elapsed(), change.edits.len());
    }
    let t = Instant::now();
    let c = document.clone();
    println!("clone {:?}", t.elapsed());
    drop(c);
}
