//! Small scenes built by hand, and what several tests ask of a picture.
#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine;
use kurbo::BezPath;
use throughline_export::png::{self, PngOptions};
use throughline_scene::*;

pub const BLACK: Color = Color::rgb(0x000000);
pub const WHITE: Color = Color::rgb(0xffffff);
pub const RED: Color = Color::rgb(0xe02010);
pub const GREEN: Color = Color::rgb(0x108040);
pub const BLUE: Color = Color::rgb(0x1040c0);

/// A text with letters of every script that the bundled fonts cover, one a line.
pub const SCRIPTS: &str = "Zürich: “We’re fine – 100 %”\nΚαλημέρα, Ψυχή\nДобрый день, ёж\nمرحبا بالعالم (123)\nשלום עולם!\nสวัสดีชาวโลก\nनमस्ते क्षेत्र\nWait ❤ 😀 done";

/// A scene of one group in the body.
pub fn scene(width: f64, height: f64, items: Vec<Item>) -> Scene {
    scene_of(width, height, vec![group("one", "", items)])
}

/// A scene of groups.
pub fn scene_of(width: f64, height: f64, groups: Vec<Group>) -> Scene {
    Scene {
        title: "Opening an account & more".into(),
        language: "en".into(),
        width,
        height,
        body_x: 0.0,
        body_y: 0.0,
        background: WHITE,
        groups,
        grid: Grid::default(),
        fonts: Arc::new(Fonts::bundled()),
        assets: BTreeMap::new(),
        missing_characters: Vec::new(),
    }
}

/// A group at the origin of the body.
pub fn group(key: &str, label: &str, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        record: None,
        role: Role::Card,
        region: Region::Body,
        label: label.into(),
        table: TableRole::None,
        compared: None,
        rect: Rect::default(),
        items: items.into(),
    }
}

pub fn fill(color: Color) -> Paint {
    Paint { fill: Some(color), ..Paint::default() }
}

pub fn stroke(color: Color, width: f64) -> Stroke {
    Stroke { color, width, dash: Vec::new(), round: false }
}

pub fn rectangle(rect: Rect, radius: f64, paint: Paint) -> Item {
    Item::Rectangle(Rectangle { rect, radius, paint, opacity: 1.0 })
}

/// One of each shape that a map is drawn with, on 160 × 90 points.
pub fn shapes() -> Vec<Item> {
    let edge = |color, width, dash: &[f64], round| Stroke { color, width, dash: dash.into(), round };
    let hatch = Pattern::Hatch { pitch: 6.0, width: 1.4, color: RED.with_opacity(0.5) };
    let dots = Pattern::Dots { pitch: 6.0, radius: 1.2, color: BLUE };
    let curve = BezPath::from_svg("M10 80C40 40 60 90 90 60L150 84").expect("valid");
    let connector = Connector {
        from: Id::from_number(1),
        to: Id::from_number(2),
        route: vec![(110.0, 10.0), (140.0, 10.0), (140.0, 45.0)],
        corner_radius: 6.0,
        stroke: stroke(BLACK, 1.5),
        arrow: true,
    };
    vec![
        rectangle(Rect::new(0.0, 0.0, 160.0, 50.0), 0.0, fill(Color::rgb(0xeef2f3))),
        rectangle(
            Rect::new(8.5, 8.5, 40.0, 30.0),
            5.0,
            Paint { fill: Some(WHITE), pattern: Some(hatch), stroke: Some(edge(BLACK, 1.0, &[], false)) },
        ),
        rectangle(Rect::new(56.0, 8.0, 40.0, 30.0), 20.0, Paint { pattern: Some(dots), ..fill(WHITE) }),
        Item::Path(Path {
            outline: curve,
            paint: Paint { stroke: Some(edge(GREEN, 3.0, &[7.0, 4.0], true)), ..Paint::default() },
            opacity: 0.5,
        }),
        Item::Connector(connector),
    ]
}

pub fn style(size: f64) -> TextStyle {
    TextStyle {
        size,
        line_height: (size * 1.4).round(),
        weight: Weight::Regular,
        color: BLACK,
        align: Align::Start,
        tabular: false,
        decoration: None,
        halo: None,
    }
}

/// A text at a place, wrapped at a width.
pub fn text(text: &str, style: &TextStyle, x: f64, y: f64, width: f64) -> Item {
    let mut shaper = Shaper::new(Arc::new(Fonts::bundled()));
    Item::Text(shaper.shape(text, style, Some(width)).block(text, style, x, y, width))
}

/// An image that shows an asset in a box.
pub fn image(asset: Id, rect: Rect) -> Item {
    Item::Image(Image { rect, asset, alternative_text: "A red square".into(), opacity: 1.0 })
}

/// An asset of the scene with the given bytes.
pub fn asset(id: Id, bytes: &[u8]) -> (Id, Arc<Asset>) {
    let data = base64::engine::general_purpose::STANDARD.encode(bytes);
    (id, Arc::new(Asset { id, media_type: "image/png".into(), data, ..Asset::default() }))
}

/// A PNG of one colour, four bytes a pixel.
pub fn png_of(width: u32, height: u32, rgba: [u8; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(::png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&rgba.repeat((width * height) as usize)).expect("rows");
    writer.finish().expect("an end");
    bytes
}

/// A decoded picture.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// Bytes of a pixel: 3 without opacity, 4 with it.
    pub channels: usize,
    pub bytes: Vec<u8>,
}

impl Picture {
    /// A picture from a PNG file's bytes, every checksum looked at.
    pub fn decode(bytes: &[u8]) -> Picture {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("whole rows");
        reader.finish().expect("a whole file");
        Picture {
            width: frame.width as usize,
            height: frame.height as usize,
            channels: frame.color_type.samples(),
            bytes: pixels,
        }
    }

    pub fn pixel(&self, x: usize, y: usize) -> &[u8] {
        let from = (y * self.width + x) * self.channels;
        &self.bytes[from..from + self.channels]
    }

    /// The colour at a pixel, as `#rrggbb`.
    pub fn color(&self, x: usize, y: usize) -> String {
        let pixel = self.pixel(x, y);
        Color { rgba: [pixel[0], pixel[1], pixel[2], 255] }.to_hex()
    }

    /// Whether any pixel of a box is darker than grey.
    pub fn has_ink(&self, x: std::ops::Range<usize>, y: std::ops::Range<usize>) -> bool {
        y.into_iter().any(|y| x.clone().any(|x| self.pixel(x, y)[..3].iter().all(|&channel| channel < 128)))
    }

    /// The mean difference of a channel to another picture of the same size.
    pub fn mean_difference(&self, other: &Picture) -> f64 {
        assert_eq!((self.width, self.height, self.channels), (other.width, other.height, other.channels));
        let sum: u64 =
            self.bytes.iter().zip(&other.bytes).map(|(one, two)| u64::from(one.abs_diff(*two))).sum();
        sum as f64 / self.bytes.len() as f64
    }
}

/// A scene as PNG.
pub fn png_bytes(scene: &Scene, options: &PngOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::write(scene, options, &mut bytes, &mut |_, _| ControlFlow::Continue(())).expect("a PNG");
    bytes
}

/// A scene as pixels.
pub fn painted(scene: &Scene, scale: f64) -> Picture {
    Picture::decode(&png_bytes(scene, &PngOptions { scale, ..PngOptions::default() }))
}

/// Where a reference picture lies.
pub fn reference(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/references").join(name)
}

/// The standard output of a program that the tests need.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = std::process::Command::new(program).args(arguments).output().unwrap_or_else(|error| {
        panic!("{program} is needed (install poppler-utils and qpdf; `cargo xtask test` does): {error}")
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}{complaint}");
    said
}
