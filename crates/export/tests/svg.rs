//! What a reader of SVG finds: sound XML, text, fonts, and the picture that the PNG shows.

mod common;

use std::sync::Arc;

use common::*;
use resvg::{tiny_skia, usvg};
use roxmltree::{Document, ParsingOptions};
use throughline_export::svg::{self, SvgOptions};
use throughline_scene::*;

fn written(scene: &Scene) -> String {
    svg::write(scene, &SvgOptions::default()).expect("an SVG").0
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse_with_options(text, ParsingOptions::default()).expect("sound XML")
}

/// The picture that another program makes of an SVG, with the bundled fonts at hand.
fn rendered(text: &str, scale: f32) -> Picture {
    let mut options = usvg::Options::default();
    for (_, font) in Fonts::bundled().iter() {
        options.fontdb_mut().load_font_data((*font.data).as_ref().to_vec());
    }
    let tree = usvg::Tree::from_str(text, &options).expect("an SVG");
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let mut pixmap = tiny_skia::Pixmap::new(width as u32, height as u32).expect("a size");
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let bytes = pixmap.data().chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    Picture { width: width as usize, height: height as usize, channels: 3, bytes }
}

#[test]
fn texts_titles_and_ids_are_kept_as_text() {
    let label = "Card </title><script>alert(1)</script> & \"more\"";
    let said = "Fill in <b>form</b> & wait";
    let items = vec![text(said, &style(13.0), 10.0, 10.0, 280.0)];
    let scene = scene_of(300.0, 60.0, vec![group("a1b2 curve", label, items)]);
    let text = written(&scene);
    let document = parsed(&text);
    let group =
        document.descendants().find(|node| node.attribute("id") == Some("r-a1b2-curve")).expect("a group");
    let title = group.children().find(|node| node.has_tag_name("title")).expect("a title");
    assert_eq!(title.text(), Some(label));
    let line = group.descendants().find(|node| node.has_tag_name("text")).expect("a text");
    assert_eq!(line.text(), Some(said));
    assert!(!document.descendants().any(|node| node.has_tag_name("script") || node.has_tag_name("b")));
}

#[test]
fn each_line_stands_where_the_scene_broke_it() {
    let said = "The form asks for my income twice and then forgets both";
    let item = text(said, &style(13.0), 10.0, 10.0, 90.0);
    let Item::Text(block) = item.clone() else { panic!("a text") };
    let text = written(&scene(200.0, 200.0, vec![item]));
    let document = parsed(&text);
    let lines: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
    assert_eq!(lines.len(), block.lines.len());
    for (line, expected) in lines.iter().zip(block.lines.iter()) {
        assert_eq!(line.text(), Some(&*expected.text));
        let place =
            |name| line.attribute(name).and_then(|value| value.parse::<f64>().ok()).expect("a number");
        assert!((place("x") - 10.0).abs() < 0.01 && (place("y") - 10.0 - expected.baseline).abs() < 0.01);
    }
}

#[test]
fn the_fonts_inside_hold_what_is_said_and_no_more() {
    let text = written(&scene(300.0, 260.0, vec![text(SCRIPTS, &style(16.0), 10.0, 10.0, 280.0)]));
    let rules: Vec<&str> = text.split("@font-face").skip(1).collect();
    assert_eq!(rules.len(), 6);
    for rule in rules {
        let data = rule.split("base64,").nth(1).and_then(|rest| rest.split(')').next()).expect("data");
        let font = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).expect("Base64");
        assert!(font.len() < 40_000, "{} bytes", font.len());
        let font = skrifa::FontRef::new(&font).expect("a font");
        let charmap = skrifa::MetadataProvider::charmap(&font);
        assert!(SCRIPTS.chars().any(|c| charmap.map(c).is_some_and(|glyph| glyph.to_u32() > 0)));
    }
}

#[test]
fn it_looks_like_the_png() {
    let mut items = shapes();
    items.push(text("Open an account", &style(12.0), 20.0, 60.0, 130.0));
    let scene = scene(160.0, 90.0, items);
    let difference = rendered(&written(&scene), 2.0).mean_difference(&painted(&scene, 2.0));
    assert!(difference < 2.0, "{difference}");
}

#[test]
fn every_script_looks_like_the_png() {
    let scene = scene(300.0, 200.0, vec![text(SCRIPTS, &style(16.0), 10.0, 10.0, 280.0)]);
    let difference = rendered(&written(&scene), 2.0).mean_difference(&painted(&scene, 2.0));
    assert!(difference < 2.0, "{difference}");
}

#[test]
fn what_was_told_to_run_the_other_way_looks_like_the_png() {
    let said = "fdp: \u{202e}abc.exe\u{202c} end, \u{202d}שלום\u{202c} end, שלום (abc) 12!";
    let scene = scene(300.0, 60.0, vec![text(said, &style(16.0), 10.0, 10.0, 280.0)]);
    let difference = rendered(&written(&scene), 2.0).mean_difference(&painted(&scene, 2.0));
    assert!(difference < 2.0, "{difference}");
}

#[test]
fn figures_of_one_width_stay_apart_where_a_reader_knows_none() {
    let style = TextStyle { tabular: true, ..style(24.0) };
    let item = text("−111.11 £", &style, 10.0, 10.0, 280.0);
    let Item::Text(block) = item.clone() else { panic!("a text") };
    let text = written(&scene(300.0, 60.0, vec![item]));
    let document = parsed(&text);
    let line = document.descendants().find(|node| node.has_tag_name("text")).expect("a text");
    let places = line.attribute("x").expect("places").split(' ').map(|x| x.parse::<f64>().expect("a number"));
    let glyphs = block.lines[0].runs.iter().flat_map(|run| run.glyphs.iter());
    assert_eq!((line.text(), places.clone().count()), (Some("−111.11 £"), 9));
    assert!(places.zip(glyphs).all(|(place, glyph)| (place - 10.0 - glyph.x).abs() < 0.01));
}

#[test]
fn pictures_travel_inside_as_what_they_are() {
    let id = Id::from_number(7);
    let mut scene = scene(40.0, 40.0, vec![image(id, Rect::new(10.0, 10.0, 20.0, 20.0))]);
    scene.assets.extend([asset(id, &png_of(40, 40, [0xe0, 0x20, 0x10, 255]))]);
    let text = written(&scene);
    let document = parsed(&text);
    let image = document.descendants().find(|node| node.has_tag_name("image")).expect("an image");
    assert!(image.attribute("href").is_some_and(|href| href.starts_with("data:image/png;base64,")));
    assert_eq!(image.first_element_child().and_then(|title| title.text()), Some("A red square"));
    assert_eq!(rendered(&text, 1.0).color(20, 20), RED.to_hex());
    scene.assets.extend([asset(id, b"<svg onload='alert(1)'/>")]);
    assert!(svg::write(&scene, &SvgOptions::default()).is_err());
}

#[test]
fn links_lead_to_pages_and_nowhere_else() {
    let link = |url: &str| Item::Link(Link { rect: Rect::new(10.0, 10.0, 50.0, 20.0), url: url.into() });
    let items =
        vec![link("https://example.org/?a=1&b=2"), link("javascript:alert(1)"), link("data:text/html,x")];
    let text = written(&scene(100.0, 100.0, items));
    let document = parsed(&text);
    let links: Vec<_> = document.descendants().filter_map(|node| node.attribute("href")).collect();
    assert_eq!(links, ["https://example.org/?a=1&b=2"]);
}

#[test]
fn scale_changes_the_size_shown_and_ground_can_be_left_out() {
    let options = SvgOptions { scale: 2.0, transparent: true };
    let (text, _) = svg::write(&scene(100.0, 50.0, Vec::new()), &options).expect("an SVG");
    let document = parsed(&text);
    let root = document.root_element();
    assert_eq!((root.attribute("width"), root.attribute("viewBox")), (Some("200"), Some("0 0 100 50")));
    assert!(!document.descendants().any(|node| node.has_tag_name("rect")));
    for scale in [0.0, f64::NAN] {
        let options = SvgOptions { scale, transparent: false };
        assert!(svg::write(&scene(100.0, 50.0, Vec::new()), &options).is_err());
    }
}

#[test]
fn control_characters_are_left_out() {
    let text = written(&scene_of(50.0, 50.0, vec![group("k", "a\u{0}b\u{1b}c\u{ffff}", shapes())]));
    assert!(parsed(&text).descendants().any(|node| node.has_tag_name("title") && node.text() == Some("abc")));
}

#[test]
fn a_font_that_cannot_be_cut_down_is_drawn_and_keeps_its_words() {
    // A font without the outlines that can be cut down, as those of many installed fonts.
    let bundled = Fonts::bundled();
    let inter = bundled.get(FontId(0)).expect("a font");
    let mut bytes = (*inter.data).as_ref().to_vec();
    let tag = bytes.windows(4).position(|window| window == b"glyf").expect("a table");
    bytes[tag..tag + 4].copy_from_slice(b"none");
    let font = FontId(bundled.iter().count() as u32);

    let mut scene = scene(200.0, 60.0, vec![text("Wait & see", &style(13.0), 10.0, 10.0, 150.0)]);
    scene.fonts = Fonts::with_extra(vec![Font { data: Arc::new(bytes), index: 0 }]).into();
    let Item::Text(mut block) = scene.groups[0].items[0].clone() else { panic!("a text") };
    let line = block.lines[0].clone();
    let runs = line.runs.iter().map(|run| GlyphRun { font, ..run.clone() }).collect();
    block.lines = [TextLine { runs, ..line }].into();
    scene.groups[0].items = [Item::Text(block)].into();

    let (text, report) = svg::write(&scene, &SvgOptions::default()).expect("an SVG");
    assert_eq!(report.outlined_fonts, ["Inter"]);
    assert!(!text.contains("@font-face"));
    assert!(parsed(&text).descendants().any(|node| node.attribute("aria-label") == Some("Wait & see")));
}
