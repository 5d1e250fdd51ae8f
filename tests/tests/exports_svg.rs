//! SVGs of every map there is to try, drawn by another program beside our own PNG.

mod common;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use throughline_model::Document;
use throughline_session::api::ExportOptions;
use throughline_session::exporting::{ComparedWith, export};
use throughline_session::scene::Fonts;

/// A pixel to a point, so that both pictures are equally large.
fn written(document: &Document, folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let options: ExportOptions = serde_json::from_str(r#"{ "size": { "scale": 1.0 } }"#).expect("options");
    let go_on = &mut |_| ControlFlow::Continue(());
    export(document, &ComparedWith::default(), &path, &options, go_on).expect(name);
    path
}

/// What resvg draws, with the bundled fonts at hand: it reads none from inside a file.
fn drawn(svg: &Path) -> Pixmap {
    let mut options = Options::default();
    for (_, font) in Fonts::bundled().iter() {
        options.fontdb_mut().load_font_data((*font.data).as_ref().to_vec());
    }
    let tree = Tree::from_data(&std::fs::read(svg).expect("the SVG"), &options).expect("sound SVG");
    let (width, height) = (tree.size().width().round() as u32, tree.size().height().round() as u32);
    let mut pixmap = Pixmap::new(width, height).expect("a size");
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    pixmap
}

/// A side of the squares that are compared: about a word.
const SQUARE_PX: u32 = 40;

/// The greatest mean difference of a square's channels, of 255, and where that square is.
fn worst(one: &Pixmap, other: &Pixmap) -> (f64, (u32, u32)) {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let mut sums = vec![0_u64; (one.width().div_ceil(SQUARE_PX) * one.height().div_ceil(SQUARE_PX)) as usize];
    let columns = one.width().div_ceil(SQUARE_PX);
    for (number, (a, b)) in one.data().iter().zip(other.data()).enumerate() {
        let pixel = number as u32 / 4;
        let (x, y) = (pixel % one.width(), pixel / one.width());
        sums[(y / SQUARE_PX * columns + x / SQUARE_PX) as usize] += u64::from(a.abs_diff(*b));
    }
    let (place, sum) = sums.iter().enumerate().max_by_key(|(_, sum)| **sum).expect("squares");
    let place = (place as u32 % columns * SQUARE_PX, place as u32 / columns * SQUARE_PX);
    (*sum as f64 / f64::from(4 * SQUARE_PX * SQUARE_PX), place)
}

#[test]
fn another_program_draws_the_same_map() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let maps =
        common::all().into_iter().filter(|(name, _)| !["S", "M", "a map beyond all fonts"].contains(name));
    for (name, document) in maps {
        let (svg, png) =
            (written(&document, folder.path(), "map.svg"), written(&document, folder.path(), "map.png"));
        let png = Pixmap::load_png(png).expect("a PNG");
        let (found, place) = worst(&drawn(&svg), &png);
        assert!(found < 20.0, "{name}: {found} at {place:?}");
    }
}

#[test]
fn a_broken_picture_is_a_sentence_and_leaves_what_stood_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["map.svg", "map.png"] {
        let path = folder.path().join(name);
        std::fs::write(&path, "what stood there").expect("a file");
        let options: ExportOptions = serde_json::from_str("{}").expect("options");
        let go_on = &mut |_| ControlFlow::Continue(());
        let document = common::with_broken_picture();
        let error = export(&document, &ComparedWith::default(), &path, &options, go_on).expect_err(name);
        assert!(error.message.contains("cannot be exported"), "{error:?}");
        assert_eq!(std::fs::read_to_string(&path).expect("the file"), "what stood there");
    }
}
