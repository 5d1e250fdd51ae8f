//! A real pair: buying from an online supermarket as it is, and as it was proposed to become. Two
//! maps entered by hand, without common ids.

use throughline_diff::{Comparison, Decisions, Difference, Side, What};
use throughline_model::*;

/// A state with stages of steps, and what hurts or pleases at a step.
fn entered(first: u128, stages: &[(&str, &[&str])], feelings: &[(LaneKind, &str, &str)]) -> Document {
    let mut next = first;
    let mut id = || {
        next += 1;
        Id::from_number(next)
    };
    let key = |place: usize| OrderKey::evenly(place + 1).remove(place);
    let mut document = Document {
        journey: Journey {
            id: id(),
            title: "Comprar en el supermercado en línea".into(),
            ..Journey::default()
        },
        settings: Settings { id: id(), ..Settings::default() },
        ..Document::default()
    };
    let state = State { id: id(), name: "Mapa".into(), order: key(0), ..State::default() };
    document.states.insert(state.id, state.clone());
    for (place, (name, steps)) in stages.iter().enumerate() {
        let stage =
            Stage { id: id(), state: state.id, name: (*name).into(), order: key(place), ..Stage::default() };
        for (place, name) in steps.iter().enumerate() {
            let place = StepPlace { stage: stage.id, order: key(place), ..StepPlace::default() };
            let step = Step { id: id(), place, name: (*name).into(), ..Step::default() };
            document.steps.insert(step.id, step);
        }
        document.stages.insert(stage.id, stage);
    }
    for (place, (kind, step, text)) in feelings.iter().enumerate() {
        let lane = Lane { id: id(), state: state.id, kind: *kind, order: key(place), ..Lane::default() };
        let column = document.steps.values().find(|it| it.name == *step).map(|it| it.id).expect("a step");
        let place = Some(CardPlace { lane: lane.id, column, order: key(0), ..CardPlace::default() });
        let card = Card { id: id(), state: state.id, place, text: (*text).into(), ..Card::default() };
        document.lanes.insert(lane.id, lane);
        document.cards.insert(card.id, card);
    }
    assert_eq!(violations(&document), [], "entered soundly");
    document
}

const CHECK: &str = "Comprobar las existencias en el local propio";

fn today(stages: &[(&str, &[&str])]) -> Document {
    let pain = "recién aquí se sabe que falta un producto; el carrito se rompe y hay que empezar de nuevo";
    entered(1_000, stages, &[(LaneKind::Pain, CHECK, pain)])
}

const CHECK_AND_DATE: &str = "Comprobar las existencias en el local propio y la fecha de entrega";

fn proposed(stages: &[(&str, &[&str])]) -> Document {
    entered(9_000, stages, &[(LaneKind::Gain, CHECK_AND_DATE, "el carrito no se rompe al final")])
}

const TODAY: [&str; 8] = [
    "Abrir la tienda en el navegador o en la aplicación",
    "Buscar el producto a mano",
    "Ver el precio, sin saber si hay existencias en el local propio",
    "Poner el producto en el carrito",
    "Ir a pagar",
    "Elegir la dirección de entrega",
    CHECK,
    "Pagar",
];

const PROPOSED: [&str; 7] = [
    "Buscar el producto por texto, a mano o con un asistente",
    CHECK_AND_DATE,
    "Poner el producto en el carrito; aparece al instante en la aplicación del teléfono",
    "Confirmar el carrito",
    "Mirar cuánto se gastó en el mes y qué se compra más",
    "Recibir un aviso cuando baja el precio de un producto seguido",
    "Pagar",
];

fn compared(a: &Document, b: &Document) -> Comparison {
    Comparison::between(Side::whole(a), Side::whole(b), &Decisions::default()).expect("both are whole")
}

fn of_step<'a>(comparison: &'a Comparison, document: &Document, name: &str) -> Vec<&'a Difference> {
    let id = document.steps.values().find(|it| it.name == name).map(|it| it.id);
    comparison.differences.iter().filter(|it| it.kind == RecordKind::Step && it.b == id).collect()
}

#[test]
fn the_stock_check_moves_to_before_the_cart() {
    let (a, b) = (today(&[("Comprar", &TODAY)]), proposed(&[("Comprar", &PROPOSED)]));
    let comparison = compared(&a, &b);
    let check = of_step(&comparison, &b, CHECK_AND_DATE);
    let moved = check.iter().any(|it| matches!(it.what, What::Reordered { from, to } if to < from));
    let reworded =
        check.iter().any(|it| matches!(&it.what, What::Reworded { before, .. } if before == CHECK));
    assert!(moved && reworded, "{check:#?}");
    let moves = comparison.differences.iter().filter(|it| matches!(it.what, What::Reordered { .. }));
    assert_eq!(moves.count(), 1, "and nothing else moves");
}

#[test]
fn the_stock_check_moves_from_paying_to_choosing() {
    let a = today(&[("Elegir", &TODAY[..4]), ("Pagar", &TODAY[4..])]);
    let b = proposed(&[("Elegir productos", &PROPOSED[..3]), ("Pagar", &PROPOSED[3..])]);
    let comparison = compared(&a, &b);
    let check = of_step(&comparison, &b, CHECK_AND_DATE);
    assert!(check.iter().any(|it| matches!(it.what, What::Moved { .. })), "{check:#?}");
}

#[test]
fn the_rest_is_matched_as_a_person_would() {
    let (a, b) = (today(&[("Comprar", &TODAY)]), proposed(&[("Comprar", &PROPOSED)]));
    let comparison = compared(&a, &b);
    let name = |document: &Document, id: Id| document.steps[&id].name.clone();
    let mut pairs: Vec<(String, String)> = comparison
        .pairs
        .iter()
        .filter(|it| it.kind == RecordKind::Step)
        .map(|it| (name(&a, it.a), name(&b, it.b)))
        .collect();
    pairs.sort();
    let expected =
        [(TODAY[1], PROPOSED[0]), (TODAY[6], PROPOSED[1]), (TODAY[7], PROPOSED[6]), (TODAY[3], PROPOSED[2])];
    assert_eq!(pairs, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}
