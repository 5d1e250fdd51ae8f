//! Real maps on paper, and parts of them: no card is cut, missing or doubled.

use std::collections::BTreeMap;
use std::path::Path;

use throughline_session::api::{ApiError, ErrorCode, ExportOptions};
use throughline_session::exporting::{self, ComparedWith, pages, sheet};
use throughline_session::model::{Density, Document, Id, View};
use throughline_session::scene::{Group, Item, PageFit, PageOptions, Pages, Paper, Role, Scene};
use throughline_session::{files, generate};

const SAMPLES: [&str; 3] = ["bank-account-opening", "b2b-software-purchase", "retail-checkout"];

fn sample(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../examples/{name}.journey"));
    files::read(&path).expect("the sample opens").document.clone()
}

fn options(json: &str) -> ExportOptions {
    serde_json::from_str(json).expect("options as the interface writes them")
}

/// The scene of a picture, as an export lays it out.
fn shown(document: &Document, asked: &ExportOptions) -> Result<Scene, ApiError> {
    let (document, options) = exporting::prepared(document, asked)?;
    sheet(&document, &ComparedWith::default(), &options)
}

/// What the groups of a kind are called.
fn names(scene: &Scene, role: Role) -> Vec<&str> {
    let groups = scene.groups.iter().filter(|group| group.role == role);
    let name = groups.filter_map(|group| {
        let mut texts = group.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(&*text.text),
            _ => None,
        });
        // A lane's count is drawn before its name.
        if role == Role::Lane { texts.next_back() } else { texts.next() }
    });
    name.collect()
}

fn is_card(group: &&Group) -> bool {
    matches!(group.role, Role::Card | Role::Metric)
}

fn check(name: &str, whole: &Scene, pages: &Pages) {
    let mut left: BTreeMap<&str, usize> =
        whole.groups.iter().filter(is_card).map(|card| (&*card.key, 0)).collect();
    for page in &pages.pages {
        let scene = &page.scene;
        for card in scene.groups.iter().filter(is_card) {
            let (x, y) = scene.region_origin(card.region);
            let rect = card.rect.moved(x, y);
            let whole = rect.x >= scene.body_x
                && rect.y >= scene.body_y
                && rect.right() <= scene.width
                && rect.bottom() <= scene.height;
            assert!(whole, "{name}, {}: {} is cut", page.name, card.label);
            if !page.repeated.contains(&card.key) {
                *left.get_mut(&*card.key).expect("a card of the map") += 1;
            }
        }
    }
    assert!(left.values().all(|count| *count == 1), "{name}: missing or doubled");
}

#[test]
fn only_the_stages_and_lanes_asked_for_are_shown() {
    let bank = sample("bank-account-opening");
    let asked = options(
        r#"{"stages": ["purchase and decision, Loyalty and advocacy"], "lanes": ["Pain points", "owner"]}"#,
    );
    let scene = shown(&bank, &asked).expect("parts of the map");
    assert_eq!(names(&scene, Role::Stage), ["Purchase and decision", "Loyalty and advocacy"]);
    assert_eq!(names(&scene, Role::Lane), ["Pain points", "Owner"]);
    let cards = names(&scene, Role::Card);
    assert!(cards.contains(&"No word for ten days, so I call"), "{cards:?}");
    assert!(cards.contains(&"Online sales"), "a card that began before stands where it is seen: {cards:?}");
    assert!(!cards.contains(&"Fees hide in four price lists"), "{cards:?}");
    let whole = shown(&bank, &options("{}")).expect("the map");
    let chevron = |scene: &Scene| {
        let stage = scene.groups.iter().find(|it| it.role == Role::Stage && it.label.starts_with("Purchase"));
        stage
            .map(|stage| serde_json::to_string(&stage.items[0]).expect("JSON"))
            .map(|item| item.split("fill").nth(1).map(ToOwned::to_owned))
    };
    assert_eq!(chevron(&scene), chevron(&whole), "a stage keeps its colour");
}

#[test]
fn selected_cards_stand_alone_in_their_lanes_and_stages() {
    let bank = sample("bank-account-opening");
    let card =
        bank.cards.values().find(|card| card.text.starts_with("No word for ten days")).expect("the card");
    let asked = ExportOptions { selection: vec![card.id], ..options("{}") };
    let scene = shown(&bank, &asked).expect("the selection");
    assert_eq!(names(&scene, Role::Card), ["No word for ten days, so I call"]);
    assert_eq!(names(&scene, Role::Lane), ["Pain points"]);
    assert_eq!(names(&scene, Role::Stage), ["Purchase and decision"]);
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let mut bank = sample("bank-account-opening");
    bank.journey.translations.insert("de".into(), BTreeMap::new());
    for (asked, sentence) in [
        (
            r#"{"stages": ["Purchasing"]}"#,
            "There is no stage \u{201c}Purchasing\u{201d}; the stages are Awareness",
        ),
        (r#"{"lanes": ["Owner, Gains"]}"#, "There is no lane \u{201c}Gains\u{201d}; the lanes are Actions"),
        (r#"{"view": "Board"}"#, "There is no saved view \u{201c}Board\u{201d}; the saved views are"),
        (
            r#"{"language": "fr"}"#,
            "The journey is not translated into \u{201c}fr\u{201d}; its languages are en, de.",
        ),
    ] {
        let error = shown(&bank, &options(asked)).expect_err("nothing of that name");
        assert_eq!(error.code, ErrorCode::NotFound);
        assert!(error.message.starts_with(sentence), "{}", error.message);
    }
}

#[test]
fn a_translation_is_shown_where_there_is_one() {
    let mut bank = sample("bank-account-opening");
    let now = bank.state("current").expect("a current state").id;
    let mut stages = bank.stages.values().filter(|stage| stage.state == now);
    let stage = stages.find(|stage| stage.name == "Purchase and decision").expect("the stage").id;
    let texts = BTreeMap::from([("name".to_owned(), "Kauf und Entscheidung".to_owned())]);
    bank.journey.translations.insert("de".into(), BTreeMap::from([(stage, texts)]));
    let scene = shown(&bank, &options(r#"{"language": "DE"}"#)).expect("the map in German");
    let stages = names(&scene, Role::Stage);
    assert!(
        stages.contains(&"Kauf und Entscheidung") && stages.contains(&"Awareness and discovery"),
        "{stages:?}"
    );
    assert_eq!(scene.language, "de");
}

#[test]
fn a_saved_view_is_shown_with_its_state_and_density() {
    let mut bank = sample("bank-account-opening");
    let future = bank.state("future").expect("a future state").id;
    let view = View {
        id: Id::from_number(7),
        name: "Board".into(),
        state: Some(future),
        density: Density::Compact,
        ..View::default()
    };
    bank.views.insert(view.id, view);
    let scene = shown(&bank, &options(r#"{"view": "board"}"#)).expect("the view");
    assert!(scene.title.ends_with("One team, ten minutes"), "{}", scene.title);
    let compact = shown(&bank, &options(r#"{"state": "future", "density": "compact"}"#)).expect("the same");
    assert_eq!(scene.width, compact.width);
}

#[test]
fn samples_and_generated_maps_lose_no_card_on_any_paper() {
    let mut maps: Vec<(String, Document)> =
        SAMPLES.iter().map(|name| ((*name).to_owned(), sample(name))).collect();
    maps.push(("S".into(), generate::generate(250, 8, 10, 1)));
    maps.push(("M".into(), generate::generate(2500, 25, 20, 1)));
    for (name, document) in &maps {
        let whole = sheet(document, &ComparedWith::default(), &options("{}")).expect("a sheet");
        let papers: &[Paper] = match name.as_str() {
            "M" => &[Paper::A3],
            _ => &[Paper::A5, Paper::A4, Paper::A3, Paper::A0, Paper::Legal],
        };
        for paper in papers {
            for landscape in [true, false] {
                let page = PageOptions { paper: *paper, landscape, fit: PageFit::Stages };
                let asked = ExportOptions { pages: Some(page), ..options("{}") };
                let pages = pages(document, &ComparedWith::default(), &asked).expect("pages");
                check(&format!("{name} on {paper:?}"), &whole, &pages);
            }
        }
    }
}
