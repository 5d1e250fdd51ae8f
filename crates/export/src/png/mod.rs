//! A scene as PNG: painted in strips by a thread each, so that memory stays small at any size.

mod image;
mod paint;
mod shape;
mod stream;
mod strip;
mod text;

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use throughline_scene::Scene;

use crate::ExportError;
use crate::walk::placed;
use stream::{CompressedStrip, PngStream};
use strip::{Sheet, StripPainter};

/// The most pixels that are written: 30,000 × 20,000.
pub const PIXEL_LIMIT: u64 = 600_000_000;

/// Pixels of one strip at most; two such strips are in work on two cores.
const STRIP_PIXELS: u64 = 4_000_000;

/// Rows of one strip at most: taller ones leave the processor's cache and, at the end, threads idle.
const STRIP_ROWS: u64 = 128;

/// Threads that paint at most, each with a strip of its own in memory.
const MOST_THREADS: usize = 8;

/// How a PNG is written.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    /// Pixels per point.
    pub scale: f64,
    /// Resolution that the file names, so that it is printed at the size meant.
    pub dots_per_inch: Option<f64>,
    /// Whether the ground is left out.
    pub transparent: bool,
    /// Only this part of the picture; none writes the whole.
    pub part: Option<Part>,
}

/// A part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Left edge.
    pub left: u32,
    /// Top edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Default for PngOptions {
    fn default() -> Self {
        PngOptions { scale: 1.0, dots_per_inch: None, transparent: false, part: None }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PngReport {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Characters for which no font was found, drawn as boxes.
    pub missing_characters: Vec<char>,
}

/// Writes a scene as PNG.
///
/// `progress` hears how many of how many strips are done, and may stop the export.
///
/// # Errors
///
/// More than [`PIXEL_LIMIT`] pixels, a part that reaches beyond the picture, a picture or font of the scene that cannot be read, a
/// destination that refuses, or a stop asked for by `progress`.
pub fn write(
    scene: &Scene,
    options: &PngOptions,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PngReport, ExportError> {
    let part = part(scene, options)?;
    let sheet = Sheet {
        part,
        rows: (STRIP_PIXELS / u64::from(part.width)).clamp(16, STRIP_ROWS) as u32,
        scale: options.scale,
        ground: (!options.transparent).then_some(scene.background),
        fonts: text::fonts(scene)?,
        pictures: image::pictures(scene, options.scale)?,
        groups: placed(scene),
    };
    let mut file = PngStream::start(out, part, options)?;
    paint_strips(&sheet, |strip, done, all| {
        file.append(strip)?;
        if progress(done, all).is_break() { Err(ExportError::Cancelled) } else { Ok(()) }
    })?;
    file.finish()?;
    let Part { width, height, .. } = part;
    Ok(PngReport { width, height, missing_characters: scene.missing_characters.clone() })
}

/// Width and height of the whole picture in pixels.
///
/// # Errors
///
/// Less than a pixel, or no number of them.
pub fn size(scene: &Scene, scale: f64) -> Result<(u64, u64), ExportError> {
    let (width, height) = ((scene.width * scale).round(), (scene.height * scale).round());
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return Err(ExportError::NoExtent { width, height });
    }
    Ok((width as u64, height as u64))
}

/// What is written of the picture.
fn part(scene: &Scene, options: &PngOptions) -> Result<Part, ExportError> {
    let whole = size(scene, options.scale)?;
    let (left, top, width, height) = match options.part {
        Some(part) => (part.left, part.top, u64::from(part.width), u64::from(part.height)),
        None => (0, 0, whole.0, whole.1),
    };
    let is_within = u64::from(left) + width <= whole.0 && u64::from(top) + height <= whole.1;
    if width == 0 || height == 0 || !is_within {
        return Err(ExportError::NoExtent { width: width as f64, height: height as f64 });
    }
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(narrow), Ok(low)) if width.saturating_mul(height) <= PIXEL_LIMIT => {
            Ok(Part { left, top, width: narrow, height: low })
        }
        _ => Err(ExportError::TooLarge { width, height, limit: PIXEL_LIMIT }),
    }
}

/// Paints all strips on several threads and hands them over in order, with how many of how many
/// are done.
fn paint_strips(
    sheet: &Sheet<'_>,
    mut take: impl FnMut(CompressedStrip, usize, usize) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let count = sheet.strips();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count).min(MOST_THREADS);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let (sender, strips) = mpsc::sync_channel(threads);
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let mut painter = StripPainter::new(sheet);
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count || sender.send((index, painter.paint(index))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);

        // Strips that came before their turn. An early return drops the receiver, at which the
        // threads stop.
        let mut early = BTreeMap::new();
        let mut done = 0;
        for (index, strip) in strips {
            early.insert(index, strip);
            while let Some(strip) = early.remove(&done) {
                done += 1;
                take(strip?, done, count)?;
            }
        }
        Ok(())
    })
}
