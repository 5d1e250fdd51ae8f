//! What a browser finds in a web page: words and pictures of each view, and no markup of a document.

mod common;

use common::*;
use roxmltree::{Document, Node, ParsingOptions};
use throughline_export::html::{self, HtmlOptions, View, WebPage};
use throughline_scene::*;

const HOSTILE: &str = "</title><script>alert(1)</script><!-- \" ' & </style> ]]>";

fn page(views: Vec<View>) -> WebPage {
    WebPage { title: "Opening an account".into(), language: "en".into(), views }
}

fn view(name: &str, scene: Scene) -> View {
    View { name: name.into(), scene, dark: None }
}

fn written(page: &WebPage) -> String {
    html::write(page, &HtmlOptions::default()).expect("a page").0
}

/// The body's content as XML: what the page writes is both.
fn body(text: &str) -> String {
    let start = text.find("<main>").expect("a main part");
    let end = text.find("</main>").expect("its end");
    format!("{}</main>", &text[start..end])
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse_with_options(text, ParsingOptions::default()).expect("sound markup")
}

fn placed(key: &str, role: Role, table: TableRole, label: &str) -> Group {
    let items = vec![text(label, &style(12.0), 0.0, 0.0, 200.0)];
    Group { role, table, ..group(key, label, items) }
}

fn stage(first: usize, last: usize, label: &str) -> Group {
    placed(label, Role::Stage, TableRole::ColumnHeader { level: 0, first, last }, label)
}

fn step(column: usize, label: &str) -> Group {
    placed(label, Role::Step, TableRole::ColumnHeader { level: 1, first: column, last: column }, label)
}

fn lane(row: usize, label: &str) -> Group {
    placed(label, Role::Lane, TableRole::RowHeader { row }, label)
}

fn card(row: usize, first: usize, last: usize, label: &str) -> Group {
    placed(label, Role::Card, TableRole::Cell { row, first, last }, label)
}

/// The table as a browser lays it out: what each place of its grid says.
fn grid(table: Node) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<Option<String>>> = Vec::new();
    for (y, row) in table.descendants().filter(|node| node.has_tag_name("tr")).enumerate() {
        let mut x = 0;
        for cell in row.children().filter(|node| node.is_element()) {
            let span = |name| cell.attribute(name).and_then(|span| span.parse().ok()).unwrap_or(1);
            let said: String =
                cell.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
            while grid.get(y).and_then(|row| row.get(x)).is_some_and(Option::is_some) {
                x += 1;
            }
            for row in y..y + span("rowspan") {
                for column in x..x + span("colspan") {
                    grid.resize(grid.len().max(row + 1), Vec::new());
                    let width = grid[row].len().max(column + 1);
                    grid[row].resize(width, None);
                    assert_eq!(grid[row][column].replace(said.clone()), None, "two cells in one place");
                }
            }
        }
    }
    let said = |row: Vec<Option<String>>| row.into_iter().map(|cell| cell.expect("no hole")).collect();
    grid.into_iter().map(said).collect()
}

fn table(groups: Vec<Group>) -> Vec<Vec<String>> {
    let text = body(&written(&page(vec![view("As it is", scene_of(300.0, 200.0, groups))])));
    let document = parsed(&text);
    grid(document.descendants().find(|node| node.has_tag_name("table")).expect("a table"))
}

#[test]
fn stages_and_steps_head_columns_and_lanes_rows() {
    let groups = vec![
        stage(0, 1, "Before"),
        stage(2, 2, "After"),
        step(0, "Look"),
        step(1, "Buy"),
        lane(0, "Actions"),
        lane(1, "Pains"),
        card(0, 1, 1, "I pay"),
        card(0, 2, 2, "I wait"),
        card(0, 2, 2, "I ring up"),
    ];
    assert_eq!(
        table(groups),
        [
            ["", "Before", "Before", "After"],
            // A stage without steps heads its column alone.
            ["", "Look", "Buy", "After"],
            ["Actions", "", "I pay", "I waitI ring up"],
            ["Pains", "", "", ""],
        ]
    );
}

#[test]
fn cards_that_span_columns_overlap_no_others() {
    let groups = vec![
        stage(0, 2, "Only"),
        step(0, "One"),
        step(1, "Two"),
        step(2, "Three"),
        lane(0, "Owner"),
        card(0, 0, 0, "a"),
        card(0, 0, 1, "wide"),
        card(0, 1, 1, "b"),
        card(0, 1, 2, "late"),
        card(0, 2, 2, "c"),
    ];
    let table = table(groups);
    let rows = &table[2..];
    assert!(rows.iter().all(|row| row[0] == "Owner" && row.len() == 4));
    let said: String = rows.concat().concat();
    for card in ["a", "wide", "b", "late", "c"] {
        assert!(said.contains(card), "{card} is missing");
    }
}

#[test]
fn no_text_of_a_document_becomes_markup() {
    let link = Item::Link(Link { rect: Rect::new(0.0, 0.0, 9.0, 9.0), url: "javascript:alert(1)".into() });
    let items = vec![text(HOSTILE, &style(12.0), 0.0, 0.0, 300.0), link];
    let role = TableRole::Cell { row: 0, first: 0, last: 0 };
    let cell = Group { table: role, ..group("key\"><script>", HOSTILE, items) };
    let groups = vec![stage(0, 0, HOSTILE), lane(0, HOSTILE), cell, group("beside", HOSTILE, Vec::new())];
    let scene = Scene { language: HOSTILE.into(), ..scene_of(300.0, 60.0, groups) };
    let page = WebPage {
        title: HOSTILE.into(),
        language: HOSTILE.into(),
        views: vec![view(HOSTILE, scene.clone()), view("Other", scene)],
    };
    let text = written(&page);
    assert_eq!(text.matches("<script").count(), 1, "our own script and no other");
    assert_eq!(text.matches("</script").count(), 1);
    assert_eq!(text.matches("<title>").count(), 1);
    assert_eq!(text.matches("</style").count(), 1);
    assert!(!text.contains("<!--") && !text.contains("javascript:"));
    let main = body(&text);
    let document = parsed(&main);
    let said = |node: &Node| {
        node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<String>()
    };
    let entries = document.descendants().filter(|node| node.attribute("class") == Some("entry"));
    assert_eq!(entries.filter(|entry| said(entry) == HOSTILE).count(), 8);
}

#[test]
fn links_lead_to_pages_and_nowhere_else() {
    let link = |url: &str| Item::Link(Link { rect: Rect::new(0.0, 0.0, 9.0, 9.0), url: url.into() });
    let items =
        vec![link("https://example.org/?a=1&b=2"), link("data:text/html,x"), link("file:///etc/passwd")];
    let text = body(&written(&page(vec![view(
        "As it is",
        scene_of(60.0, 60.0, vec![group("a", "A card", items)]),
    )])));
    let document = parsed(&text);
    let addresses = document.descendants().filter(|node| node.has_tag_name("a"));
    let addresses: Vec<_> = addresses.filter_map(|node| node.attribute("href")).collect();
    // Once on the picture and once in words.
    assert_eq!(addresses, ["https://example.org/?a=1&b=2"; 2]);
}

#[test]
fn the_policy_lets_nothing_pass_but_the_page_itself() {
    let text = written(&page(vec![view("As it is", scene(60.0, 60.0, shapes()))]));
    let policy =
        text.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    // Nothing that the policy would stop.
    assert!(!text.contains(" style=\"") && !text.contains(" onclick"));
}

#[test]
fn words_and_pictures_are_not_read_twice() {
    let text = body(&written(&page(vec![view(
        "As it is",
        scene_of(90.0, 60.0, vec![group("a", "A card", shapes())]),
    )])));
    let document = parsed(&text);
    let pictures: Vec<_> = document.descendants().filter(|node| node.has_tag_name("svg")).collect();
    assert!(pictures.iter().all(|picture| picture.attribute("aria-hidden") == Some("true")));
    let entry = document.descendants().find(|node| node.attribute("data-for").is_some()).expect("an entry");
    let drawn = document.descendants().find(|node| node.attribute("id") == entry.attribute("data-for"));
    assert!(drawn.is_some_and(|group| group.has_tag_name("g")), "what an entry stands for is drawn");
}

#[test]
fn fonts_and_pictures_are_in_it_once_for_all_views() {
    let id = Id::from_number(7);
    let picture = || {
        let items =
            vec![image(id, Rect::new(0.0, 0.0, 9.0, 9.0)), text("Wait", &style(12.0), 0.0, 20.0, 90.0)];
        let mut scene = scene(90.0, 60.0, items);
        scene.assets.extend([asset(id, &png_of(4, 4, [0xe0, 0x20, 0x10, 255]))]);
        scene
    };
    let text = written(&page(vec![view("As it is", picture()), view("To be", picture())]));
    assert_eq!(text.matches("data:image/png").count(), 1);
    assert_eq!(text.matches("@font-face").count(), 1);
    assert_eq!(text.matches("<use ").count(), 2);
}

#[test]
fn a_colour_is_by_night_what_stands_in_its_place() {
    let square = |color| scene(20.0, 20.0, vec![rectangle(Rect::new(0.0, 0.0, 9.0, 9.0), 0.0, fill(color))]);
    let views = vec![View { dark: Some(square(BLUE)), ..view("As it is", square(RED)) }];
    let (text, report) = html::write(&page(views), &HtmlOptions::default()).expect("a page");
    assert!(report.has_dark_colors);
    assert!(text.contains("--c1:#e02010;") && text.contains("--c1:#1040c0;") && text.contains("var(--c1)"));

    // Drawn otherwise by night: then everybody sees it by day.
    let views = vec![View { dark: Some(scene(20.0, 20.0, Vec::new())), ..view("As it is", square(RED)) }];
    let (text, report) = html::write(&page(views), &HtmlOptions::default()).expect("a page");
    assert!(!report.has_dark_colors && !text.contains("prefers-color-scheme"));
}

#[test]
fn a_broken_picture_is_named() {
    let id = Id::from_number(7);
    let mut scene = scene(40.0, 40.0, vec![image(id, Rect::new(10.0, 10.0, 20.0, 20.0))]);
    scene.assets.extend([asset(id, b"<svg onload='alert(1)'/>")]);
    let error =
        html::write(&page(vec![view("As it is", scene)]), &HtmlOptions::default()).expect_err("broken");
    assert!(error.to_string().contains("neither PNG, JPEG nor WebP"), "{error}");
}
