//! Reference pictures: what painting looked like when somebody looked at it.
//!
//! After a change that is meant, `THROUGHLINE_UPDATE_REFERENCES=1` writes them anew; look at them.

mod common;

use common::*;
use throughline_export::png::PngOptions;
use throughline_scene::*;

/// Mean difference of a channel that another processor's rounding may bring.
const TOLERANCE: f64 = 0.3;

fn holds_up(name: &str, scene: &Scene) {
    let bytes = png_bytes(scene, &PngOptions { scale: 2.0, ..PngOptions::default() });
    let path = reference(name);
    if std::env::var_os("THROUGHLINE_UPDATE_REFERENCES").is_some() {
        std::fs::write(&path, &bytes).expect("a reference written");
    }
    let expected = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let difference = Picture::decode(&bytes).mean_difference(&Picture::decode(&expected));
    if difference > TOLERANCE {
        let seen = std::env::temp_dir().join(name);
        std::fs::write(&seen, &bytes).expect("the picture written");
        panic!("{name} differs by {difference:.2} on the mean; what was painted is in {}", seen.display());
    }
}

#[test]
fn shapes_patterns_and_arrows() {
    holds_up("shapes.png", &scene(160.0, 90.0, shapes()));
}

#[test]
fn text_of_every_script() {
    holds_up("scripts.png", &scene(240.0, 200.0, vec![text(SCRIPTS, &style(16.0), 10.0, 10.0, 220.0)]));
}

#[test]
fn weights_alignments_halos_and_decorations() {
    let mut items = vec![rectangle(Rect::new(0.0, 0.0, 160.0, 40.0), 0.0, fill(Color::rgb(0xdaf3f2)))];
    let weights = [Weight::Regular, Weight::Medium, Weight::SemiBold, Weight::Bold];
    let aligns = [Align::Start, Align::Middle, Align::End, Align::Start];
    for (index, (weight, align)) in weights.into_iter().zip(aligns).enumerate() {
        let mut style = TextStyle { weight, align, tabular: index > 1, ..style(13.0) };
        style.halo = (index == 0).then_some((WHITE, 2.0));
        style.decoration = [None, Some(Decoration::Underline), Some(Decoration::StrikeThrough), None][index];
        items.push(text("Prove identity 1171", &style, 8.0, 6.0 + 20.0 * index as f64, 144.0));
    }
    holds_up("text.png", &scene(160.0, 90.0, items));
}
