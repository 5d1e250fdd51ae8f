//! What a PNG shows, pixel by pixel, and how it ends when it cannot be written.

mod common;

use std::ops::ControlFlow;

use common::*;
use kurbo::BezPath;
use throughline_export::ExportError;
use throughline_export::png::{self, PIXEL_LIMIT, Part, PngOptions, PngReport};
use throughline_scene::*;

fn write(scene: &Scene, options: &PngOptions) -> Result<PngReport, ExportError> {
    png::write(scene, options, &mut Vec::new(), &mut |_, _| ControlFlow::Continue(()))
}

#[test]
fn colours_stand_where_the_scene_puts_them() {
    let mut card = group("card", "", vec![rectangle(Rect::new(2.0, 3.0, 10.0, 5.0), 0.0, fill(RED))]);
    card.rect = Rect::new(4.0, 4.0, 20.0, 20.0);
    let mut scene = scene_of(40.0, 30.0, vec![card]);
    (scene.body_x, scene.body_y) = (10.0, 5.0);
    let picture = painted(&scene, 2.0);
    assert_eq!((picture.width, picture.height, picture.channels), (80, 60, 3));
    // 10 + 4 + 2 and 5 + 4 + 3 points, twice as many pixels.
    for (x, y, color) in [(32, 24, RED), (51, 33, RED), (31, 24, WHITE), (32, 23, WHITE), (52, 33, WHITE)] {
        assert_eq!(picture.color(x, y), color.to_hex(), "at {x}, {y}");
    }
}

#[test]
fn later_items_cover_earlier_ones_and_fade_together() {
    let faded = Item::Rectangle(Rectangle {
        rect: Rect::new(10.0, 0.0, 10.0, 10.0),
        radius: 0.0,
        paint: Paint { fill: Some(BLACK), stroke: Some(stroke(BLACK, 4.0)), pattern: None },
        opacity: 0.5,
    });
    let items = vec![rectangle(Rect::new(0.0, 0.0, 20.0, 10.0), 0.0, fill(WHITE)), faded];
    let picture = painted(&scene(30.0, 10.0, items), 1.0);
    let grey = picture.pixel(15, 5)[0];
    assert!((126..=129).contains(&grey), "{grey}");
    assert_eq!(picture.pixel(11, 5)[0], grey, "fill and edge overlap without showing it");
}

#[test]
fn patterns_stay_inside_their_shape() {
    let hatch = Pattern::Hatch { pitch: 4.0, width: 2.0, color: BLACK };
    let dots = Pattern::Dots { pitch: 8.0, radius: 3.0, color: BLACK };
    let items = vec![
        rectangle(Rect::new(8.0, 8.0, 24.0, 24.0), 0.0, Paint { pattern: Some(hatch), ..Paint::default() }),
        rectangle(Rect::new(40.0, 8.0, 24.0, 24.0), 0.0, Paint { pattern: Some(dots), ..Paint::default() }),
    ];
    let picture = painted(&scene(72.0, 40.0, items), 1.0);
    assert!(
        !picture.has_ink(0..72, 0..8) && !picture.has_ink(0..72, 32..40) && !picture.has_ink(32..40, 0..40)
    );
    // Dots stand in the middle of squares that begin at the group's origin.
    assert_eq!((picture.color(44, 12), picture.color(40, 8)), (BLACK.to_hex(), WHITE.to_hex()));
    // A line that rises to the right goes through places of equal sum.
    let step = 4.0 * std::f64::consts::SQRT_2;
    let on = (3.0_f64 * step).round() as usize;
    assert!(picture.has_ink(on - 9..on - 8, 9..10) && picture.has_ink(on - 8 - 1..on - 8, 8..10));
}

#[test]
fn text_is_painted_with_halo_and_decoration() {
    let mut crossed = style(20.0);
    crossed.decoration = Some(Decoration::StrikeThrough);
    crossed.halo = Some((WHITE, 3.0));
    let items = vec![
        rectangle(Rect::new(0.0, 0.0, 120.0, 40.0), 0.0, fill(BLUE)),
        text("iiiii", &crossed, 10.0, 5.0, 100.0),
    ];
    let picture = painted(&scene(120.0, 40.0, items), 1.0);
    assert!(picture.has_ink(10..40, 8..26), "letters");
    let row = |y: usize| (0..120).filter(|&x| picture.color(x, y) == WHITE.to_hex()).count();
    assert!((8..26).any(|y| row(y) > 5), "a halo");
    let run = |y: usize| (0..120).filter(|&x| picture.pixel(x, y).iter().all(|&c| c < 90)).count();
    assert!((8..26).any(|y| run(y) >= 20), "a line through all letters");
}

#[test]
fn strips_and_tiles_leave_no_seam() {
    // Wider than one tile and higher than several strips: seams fall in the middle of shapes. The
    // same shapes elsewhere have the same pixels, so a seam would show as a difference.
    let row = |y: f64| {
        let mut items = shapes();
        items.push(text("Seam", &style(24.0), 50.0, 45.0, 100.0));
        let mut group = group(&format!("at {y}"), "", items);
        group.rect = Rect::new(0.0, y, 160.0, 90.0);
        group
    };
    let tall = painted(&scene_of(160.0, 2_000.0, (0..20).map(|n| row(100.0 * f64::from(n))).collect()), 2.0);
    for n in 1..20 {
        let difference = (0..180)
            .flat_map(|y| (0..320).map(move |x| (x, y)))
            .filter(|&(x, y)| {
                let (one, other) = (tall.pixel(x, y), tall.pixel(x, y + 200 * n));
                one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > 2)
            })
            .count();
        assert_eq!(difference, 0, "copy {n}");
    }

    let across = |x: f64| {
        let mut group = row(0.0);
        (group.key, group.rect.x) = (format!("at {x}").into(), x);
        group
    };
    let wide = painted(&scene_of(17_000.0, 100.0, vec![across(0.0), across(16_300.0)]), 1.0);
    let apart = (0..90).flat_map(|y| (0..160).map(move |x| (x, y))).filter(|&(x, y)| {
        let (one, other) = (wide.pixel(x, y), wide.pixel(x + 16_300, y));
        one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > 2)
    });
    assert_eq!(apart.count(), 0);
}

#[test]
fn dashes_go_on_from_strip_to_strip() {
    let mut outline = BezPath::new();
    outline.move_to((5.0, 1.0));
    outline.line_to((5.0, 1_400.0));
    let dashed = Stroke { dash: vec![2.0, 4.0], ..stroke(BLACK, 2.0) };
    let paint = Paint { stroke: Some(dashed), ..Paint::default() };
    let line = Item::Path(Path { outline, paint, opacity: 1.0 });
    let picture = painted(&scene(10.0, 1_500.0, vec![line]), 1.0);
    for y in 1..1_400 {
        let dash = (y - 1) % 6 < 2;
        assert_eq!(picture.has_ink(4..6, y..y + 1), dash, "row {y}");
    }
    assert!(!picture.has_ink(0..10, 1_400..1_500), "nothing beyond its end");
}

#[test]
fn a_picture_without_ground_keeps_its_opacity() {
    let items = vec![rectangle(Rect::new(0.0, 0.0, 10.0, 10.0), 0.0, fill(RED.with_opacity(0.5)))];
    let options = PngOptions { transparent: true, ..PngOptions::default() };
    let picture = Picture::decode(&png_bytes(&scene(20.0, 10.0, items), &options));
    let pixel = picture.pixel(5, 5);
    assert!(pixel.iter().zip([0xe0, 0x20, 0x10, 0x80]).all(|(one, two)| one.abs_diff(two) <= 2), "{pixel:?}");
    assert_eq!(picture.pixel(15, 5), [0, 0, 0, 0]);
}

#[test]
fn the_file_names_its_resolution() {
    let options = PngOptions { scale: 2.0, dots_per_inch: Some(192.0), ..PngOptions::default() };
    let bytes = png_bytes(&scene(10.0, 10.0, Vec::new()), &options);
    let reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let dimensions = reader.info().pixel_dims.expect("a resolution");
    assert_eq!((dimensions.xppu, dimensions.unit), (7_559, ::png::Unit::Meter));
}

#[test]
fn pictures_of_the_document_are_shown() {
    let id = Id::from_number(7);
    let mut scene = scene(40.0, 40.0, vec![image(id, Rect::new(10.0, 10.0, 20.0, 20.0))]);
    scene.assets.extend([asset(id, &png_of(400, 400, [0xe0, 0x20, 0x10, 255]))]);
    let picture = painted(&scene, 1.0);
    assert_eq!((picture.color(20, 20), picture.color(5, 20)), (RED.to_hex(), WHITE.to_hex()));
}

#[test]
fn a_bad_picture_is_named_with_the_reason() {
    let id = Id::from_number(7);
    let whole = png_of(30, 30, [9, 9, 9, 255]);
    let mut vast = whole.clone();
    vast[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let checksum = zlib_rs::crc32::crc32(0, &vast[12..29]).to_be_bytes();
    vast[29..33].copy_from_slice(&checksum);
    for (bytes, reason) in [
        (&b"GIF89a"[..], "neither PNG"),
        (&whole[..whole.len() / 2], ""),
        (&whole[..20], ""),
        (&b"\xff\xd8\xff\xe0torn"[..], ""),
        (&b"RIFF\0\0\0\0WEBPtorn"[..], ""),
        (&vast[..], "16384 × 16384"),
        (&b""[..], "neither PNG"),
    ] {
        let mut scene = scene(40.0, 40.0, vec![image(id, Rect::new(0.0, 0.0, 9.0, 9.0))]);
        scene.assets.extend([asset(id, bytes)]);
        let error = write(&scene, &PngOptions::default()).expect_err("a bad picture").to_string();
        assert!(error.contains(&id.to_string()) && error.contains(reason), "{error}");
    }
    let gone = scene(40.0, 40.0, vec![image(id, Rect::new(0.0, 0.0, 9.0, 9.0))]);
    assert!(
        write(&gone, &PngOptions::default())
            .expect_err("no picture")
            .to_string()
            .contains("not in the document")
    );
}

#[test]
fn too_many_pixels_are_refused_before_anything_is_written() {
    let scene = scene(300.0, 200.0, shapes());
    let mut out = Vec::new();
    let options = PngOptions { scale: 101.0, ..PngOptions::default() };
    let error = png::write(&scene, &options, &mut out, &mut |_, _| ControlFlow::Continue(()));
    assert!(error.expect_err("too large").to_string().contains(&PIXEL_LIMIT.to_string()));
    assert!(out.is_empty());
    for scale in [0.0, 0.001, -1.0, f64::NAN, f64::INFINITY] {
        let error = write(&scene, &PngOptions { scale, ..PngOptions::default() });
        assert!(matches!(error, Err(ExportError::NoExtent { .. })), "{scale}: {error:?}");
    }
}

#[test]
fn parts_laid_side_by_side_are_the_whole() {
    let scene = scene(160.0, 90.0, shapes());
    let whole = painted(&scene, 2.0);
    for (left, width) in [(0, 130), (130, 190)] {
        for (top, height) in [(0, 77), (77, 103)] {
            let part = Some(Part { left, top, width, height });
            let options = PngOptions { scale: 2.0, part, ..PngOptions::default() };
            let picture = Picture::decode(&png_bytes(&scene, &options));
            assert_eq!((picture.width, picture.height), (width as usize, height as usize));
            for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
                let (here, there) = ((x as usize, y as usize), ((left + x) as usize, (top + y) as usize));
                // The painter works in fractions of a pixel, which begin anew with each part.
                let pairs = picture.pixel(here.0, here.1).iter().zip(whole.pixel(there.0, there.1));
                assert!(pairs.map(|(a, b)| a.abs_diff(*b)).max() <= Some(2), "{x}, {y} of {part:?}");
            }
        }
    }
    let beyond = Some(Part { left: 300, top: 0, width: 21, height: 10 });
    assert!(write(&scene, &PngOptions { scale: 2.0, part: beyond, ..PngOptions::default() }).is_err());
}

#[test]
fn progress_counts_up_and_can_stop_the_export() {
    let scene = scene(100.0, 3_000.0, shapes());
    let mut heard = Vec::new();
    png::write(&scene, &PngOptions::default(), &mut Vec::new(), &mut |done, all| {
        heard.push((done, all));
        ControlFlow::Continue(())
    })
    .expect("a PNG");
    let all = heard.len();
    assert!(all > 1 && heard.iter().enumerate().all(|(index, step)| *step == (index + 1, all)), "{heard:?}");
    let stopped =
        png::write(&scene, &PngOptions::default(), &mut Vec::new(), &mut |_, _| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
}

#[test]
fn a_full_destination_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let scene = scene(100.0, 3_000.0, shapes());
    let error = png::write(&scene, &PngOptions::default(), &mut Full, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(error, Err(ExportError::Write(_))));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let scene = scene(160.0, 1_200.0, shapes());
    assert!(png_bytes(&scene, &PngOptions::default()) == png_bytes(&scene, &PngOptions::default()));
}
