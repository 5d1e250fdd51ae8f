//! A picture cut into several files, for what one file does not hold: all of them or none.

use std::path::{Path, PathBuf};

use throughline_export::png::{self, Part, PngOptions};
use throughline_scene::Scene;

use super::pictures::write_one;
use super::{Progress, named};
use crate::api::{ApiError, ErrorCode, ExportReport};

/// A tile's side where nothing else is asked: what most programs still open at once.
const USUAL_SIDE_PX: u32 = 16_384;
/// The least side that is taken: a picture in crumbs helps nobody.
const LEAST_SIDE_PX: u32 = 256;
/// The most files that one picture becomes.
const MOST_TILES: u64 = 100;

/// A tile: where it is of the picture, and its file.
#[derive(Debug, PartialEq, Eq)]
struct Tile {
    part: Part,
    path: PathBuf,
}

/// Whether a picture is cut: where that is asked for, and where it is too large for one file.
pub(super) fn side_px(scene: &Scene, scale: f64, asked: Option<u32>) -> Result<Option<u32>, ApiError> {
    let (width, height) = png::size(scene, scale).map_err(|error| named(Path::new(""), error))?;
    let fits = width.saturating_mul(height) <= png::PIXEL_LIMIT;
    match asked {
        Some(side) if side < LEAST_SIDE_PX => Err(ApiError::new(
            ErrorCode::Failed,
            format!("Tiles of {side} pixels are too small. Ask for at least {LEAST_SIDE_PX}."),
        )),
        Some(side) => Ok(Some(side).filter(|side| u64::from(*side) < width.max(height))),
        None => Ok((!fits).then_some(USUAL_SIDE_PX)),
    }
}

/// Writes a picture in tiles: `bank.png` becomes `bank-r1c1.png` and so on, by row and column. The
/// report names the first.
pub(super) fn write(
    scene: &Scene,
    path: &Path,
    options: &PngOptions,
    side_px: u32,
    progress: Progress,
    report: &mut ExportReport,
) -> Result<(f64, f64), ApiError> {
    let (width, height) = png::size(scene, options.scale).map_err(|error| named(path, error))?;
    let (rows, columns) = (height.div_ceil(side_px.into()), width.div_ceil(side_px.into()));
    if rows.saturating_mul(columns) > MOST_TILES {
        let sentence = format!(
            "The picture would be {width} × {height} pixels: more than {MOST_TILES} tiles of {side_px} × {side_px}. \
             Choose a smaller scale or width, or larger tiles."
        );
        return Err(ApiError::new(ErrorCode::Failed, sentence));
    }
    let tiles = tiles(path, (width as u32, height as u32), side_px);
    let (Some(first), Some(last)) = (tiles.first(), tiles.last()) else { return Ok((0.0, 0.0)) };
    let name = |tile: &Tile| tile.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sentence = format!(
        "The picture was cut into {rows} × {columns} tiles of at most {side_px} pixels a side: {} to {}.",
        name(first),
        name(last)
    );
    write_from(scene, options, &tiles, 0, progress)?;
    report.notes.push(sentence);
    report.path = first.path.to_string_lossy().into_owned();
    report.bytes =
        tiles.iter().filter_map(|tile| std::fs::metadata(&tile.path).ok()).map(|file| file.len()).sum();
    Ok((width as f64, height as f64))
}

/// Writes a tile and those after it. A file takes the place of what stood there only once all
/// after it are there, so whatever goes wrong while they are painted leaves everything as it was.
fn write_from(
    scene: &Scene,
    options: &PngOptions,
    tiles: &[Tile],
    number: usize,
    progress: Progress,
) -> Result<(), ApiError> {
    let Some(tile) = tiles.get(number) else { return Ok(()) };
    throughline_storage::write_whole(&tile.path, |file| {
        let options = PngOptions { part: Some(tile.part), ..options.clone() };
        let mut on_part = |done: f64| progress((number as f64 + done) / tiles.len() as f64);
        write_one(scene, file, &tile.path, &options, &mut on_part)?;
        write_from(scene, &options, tiles, number + 1, progress)
    })
}

/// The tiles of a picture, row by row.
fn tiles(path: &Path, (width, height): (u32, u32), side_px: u32) -> Vec<Tile> {
    let starts = |length: u32| (0..length).step_by(side_px as usize).enumerate();
    let mut tiles = Vec::new();
    for (row, top) in starts(height) {
        for (column, left) in starts(width) {
            let part =
                Part { left, top, width: side_px.min(width - left), height: side_px.min(height - top) };
            tiles.push(Tile { part, path: beside(path, &format!("-r{}c{}", row + 1, column + 1)) });
        }
    }
    tiles
}

/// A file's name with something behind its stem.
fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(more);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_cover_the_picture_and_say_where_they_belong() {
        let tiles = tiles(Path::new("/maps/a.b.png"), (1_000, 500), 400);
        let names: Vec<_> = tiles.iter().map(|tile| tile.path.to_string_lossy().into_owned()).collect();
        assert_eq!(names.len(), 6);
        assert_eq!((names[0].as_str(), names[5].as_str()), ("/maps/a.b-r1c1.png", "/maps/a.b-r2c3.png"));
        assert_eq!(tiles[5].part, Part { left: 800, top: 400, width: 200, height: 100 });
        let area: u32 = tiles.iter().map(|tile| tile.part.width * tile.part.height).sum();
        assert_eq!(area, 1_000 * 500);
    }
}
