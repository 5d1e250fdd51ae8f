//! Pictures of the document: recognised by their first bytes, limited before anything is decoded.

use std::io::Cursor;

use base64::Engine;
use throughline_scene::{Id, Scene};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::ExportError;

/// The most pixels that a picture of the document may have.
const PIXEL_LIMIT: u64 = 50_000_000;

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Png,
    Jpeg,
    Webp,
}

impl Encoding {
    /// The media type, such as `image/png`.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Encoding::Png => "image/png",
            Encoding::Jpeg => "image/jpeg",
            Encoding::Webp => "image/webp",
        }
    }
}

/// A picture, still encoded, whose size is known to be within the limit.
pub(crate) struct Picture {
    /// Which picture of the document, for messages.
    asset: Id,
    /// How it is encoded.
    pub encoding: Encoding,
    /// The encoded bytes.
    pub bytes: Vec<u8>,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// Pixels, four bytes each: red, green, blue and opacity, not premultiplied.
pub(crate) struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// The picture of an asset of the scene.
pub(crate) fn open(scene: &Scene, asset: Id) -> Result<Picture, ExportError> {
    let refuse = |reason: &str| refused(asset, reason);
    let record = scene.assets.get(&asset).ok_or_else(|| refuse("it is not in the document"))?;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(record.data.as_bytes())
        .map_err(|_| refuse("its data is not Base64"))?;
    let encoding = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => Encoding::Png,
        [0xff, 0xd8, 0xff, ..] => Encoding::Jpeg,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Encoding::Webp,
        _ => return Err(refuse("it is neither PNG, JPEG nor WebP")),
    };
    let size = size(encoding, &bytes).map_err(|reason| refuse(&reason))?;
    let pixels = u64::from(size.0) * u64::from(size.1);
    if pixels == 0 || pixels > PIXEL_LIMIT {
        let (width, height) = size;
        return Err(refuse(&format!("it has {width} × {height} pixels, and the limit is {PIXEL_LIMIT}")));
    }
    Ok(Picture { asset, encoding, bytes, size })
}

/// The pixels of a picture.
pub(crate) fn decode(picture: &Picture) -> Result<Pixels, ExportError> {
    let (width, height) = picture.size;
    let rgba = match picture.encoding {
        Encoding::Png => decode_png(&picture.bytes),
        Encoding::Jpeg => decode_jpeg(&picture.bytes),
        Encoding::Webp => decode_webp(&picture.bytes),
    };
    let rgba = rgba.map_err(|reason| refused(picture.asset, &reason))?;
    if rgba.len() as u64 != 4 * u64::from(width) * u64::from(height) {
        return Err(refused(picture.asset, "it ends before its last row"));
    }
    Ok(Pixels { width, height, rgba })
}

/// The same picture with squares of `factor` × `factor` pixels averaged to one, so that a painter
/// that looks at four pixels at a time loses none of them.
pub(crate) fn reduce(pixels: Pixels, factor: u32) -> Pixels {
    if factor <= 1 {
        return pixels;
    }
    let (width, height) = (pixels.width.div_ceil(factor), pixels.height.div_ceil(factor));
    let mut rgba = Vec::with_capacity(4 * width as usize * height as usize);
    for top in (0..pixels.height).step_by(factor as usize) {
        for left in (0..pixels.width).step_by(factor as usize) {
            rgba.extend(average(&pixels, left, top, factor));
        }
    }
    Pixels { width, height, rgba }
}

/// The mean colour of a square, weighted by opacity.
fn average(pixels: &Pixels, left: u32, top: u32, factor: u32) -> [u8; 4] {
    let (mut sums, mut opacity, mut count) = ([0_u64; 3], 0_u64, 0_u64);
    for y in top..(top + factor).min(pixels.height) {
        let row = 4 * y as usize * pixels.width as usize;
        let (from, to) = (left as usize, (left + factor).min(pixels.width) as usize);
        for pixel in pixels.rgba[row + 4 * from..row + 4 * to].chunks_exact(4) {
            let weight = u64::from(pixel[3]);
            for (sum, &channel) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(channel) * weight;
            }
            opacity += weight;
            count += 1;
        }
    }
    let mean = |sum: u64| (sum + opacity / 2).checked_div(opacity).unwrap_or(0) as u8;
    let [red, green, blue] = sums.map(mean);
    [red, green, blue, ((opacity + count / 2) / count.max(1)) as u8]
}

fn refused(asset: Id, reason: &str) -> ExportError {
    ExportError::Picture { asset: asset.to_string(), reason: reason.to_owned() }
}

fn size(encoding: Encoding, bytes: &[u8]) -> Result<(u32, u32), String> {
    match encoding {
        Encoding::Png => png_reader(bytes).map(|reader| reader.info().size()),
        Encoding::Jpeg => {
            let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
            decoder.decode_headers().map_err(|error| error.to_string())?;
            let info = decoder.info().ok_or("it names no size")?;
            Ok((info.width.into(), info.height.into()))
        }
        Encoding::Webp => {
            let decoder = image_webp::WebPDecoder::new(Cursor::new(bytes));
            decoder.map(|decoder| decoder.dimensions()).map_err(|error| error.to_string())
        }
    }
}

fn png_reader(bytes: &[u8]) -> Result<png::Reader<Cursor<&[u8]>>, String> {
    let limits = png::Limits { bytes: 8 * PIXEL_LIMIT as usize };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    decoder.read_info().map_err(|error| error.to_string())
}

fn decode_png(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut reader = png_reader(bytes)?;
    let length = reader.output_buffer_size().ok_or("it is too large")?;
    let mut samples = vec![0; length];
    let frame = reader.next_frame(&mut samples).map_err(|error| error.to_string())?;
    samples.truncate(frame.buffer_size());
    Ok(match frame.color_type {
        png::ColorType::Rgba => samples,
        png::ColorType::Rgb => samples.chunks_exact(3).flat_map(|c| [c[0], c[1], c[2], 255]).collect(),
        png::ColorType::GrayscaleAlpha => {
            samples.chunks_exact(2).flat_map(|c| [c[0], c[0], c[0], c[1]]).collect()
        }
        png::ColorType::Grayscale | png::ColorType::Indexed => {
            samples.iter().flat_map(|&grey| [grey, grey, grey, 255]).collect()
        }
    })
}

fn decode_jpeg(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGBA);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode().map_err(|error| error.to_string())
}

fn decode_webp(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let length = decoder.output_buffer_size().ok_or("it is too large")?;
    let mut samples = vec![0; length];
    decoder.read_image(&mut samples).map_err(|error| error.to_string())?;
    Ok(match decoder.has_alpha() {
        true => samples,
        false => samples.chunks_exact(3).flat_map(|c| [c[0], c[1], c[2], 255]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Pixels, reduce};

    #[test]
    fn a_reduced_picture_keeps_its_mean_colour_and_odd_edges() {
        let rgba = [[0, 0, 0, 255], [200, 100, 50, 255], [9, 9, 9, 255]].concat();
        let small = reduce(Pixels { width: 3, height: 1, rgba }, 2);
        assert_eq!((small.width, small.height), (2, 1));
        assert_eq!(small.rgba, [100, 50, 25, 255, 9, 9, 9, 255]);
    }

    #[test]
    fn a_transparent_pixel_lends_no_colour() {
        let rgba = [[255, 0, 0, 0], [0, 0, 80, 200]].concat();
        assert_eq!(reduce(Pixels { width: 2, height: 1, rgba }, 2).rgba, [0, 0, 80, 100]);
    }
}
