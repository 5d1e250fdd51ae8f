//! The bytes of a PNG file: its chunks, and one zlib stream joined from strips compressed apart.
//!
//! See the PNG specification (third edition), sections 5 and 11, and RFC 1950 and 1951.

use std::io::Write;

use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::crc32::crc32;
use zlib_rs::{Deflate, DeflateFlush, Status};

use super::{Part, PngOptions};
use crate::ExportError;

/// The fastest level: a map is flat colour and text, and higher ones gain a tenth for four times
/// the time.
const LEVEL: i32 = 1;

/// The largest window there is, 2^15 bytes, as its header below says too.
const WINDOW_BITS: u8 = 15;

/// Deflate, a window of 2^15 bytes, the fastest level (RFC 1950, section 2.2).
const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];

const METRES_PER_INCH: f64 = 0.0254;

/// Rows, compressed so that strips can be joined in order.
pub(super) struct CompressedStrip {
    bytes: Vec<u8>,
    /// Adler-32 of the rows before compression, and their length.
    checksum: u32,
    length: u64,
}

/// Compresses rows, strip after strip, each independent of what came before.
pub(super) struct Compressor {
    deflate: Deflate,
}

impl Compressor {
    pub(super) fn new() -> Self {
        Compressor { deflate: Deflate::new(LEVEL, false, WINDOW_BITS) }
    }

    /// Compresses the rows of a strip. All but the last end on a byte with the stream left open.
    pub(super) fn compress(&mut self, rows: &[u8], last: bool) -> Result<CompressedStrip, ExportError> {
        self.deflate.reset();
        let flush = if last { DeflateFlush::Finish } else { DeflateFlush::SyncFlush };
        let mut bytes = Vec::new();
        loop {
            let taken = self.deflate.total_in() as usize;
            let from = bytes.len();
            debug_assert_eq!(from as u64, self.deflate.total_out());
            bytes.resize(from + (rows.len() / 8).max(1 << 16), 0);
            let status = self.deflate.compress(&rows[taken..], &mut bytes[from..], flush);
            let status = status.map_err(|_| std::io::Error::other("the compressor failed"))?;
            let written = self.deflate.total_out() as usize;
            let full = written == bytes.len();
            bytes.truncate(written);
            // With room left, a flush is complete (see zlib's manual on `deflate`).
            if status == Status::StreamEnd || (!last && !full) {
                break;
            }
        }
        Ok(CompressedStrip { bytes, checksum: adler32(1, rows), length: rows.len() as u64 })
    }
}

/// A PNG file being written.
pub(super) struct PngStream<'a> {
    out: &'a mut dyn Write,
    checksum: u32,
}

impl<'a> PngStream<'a> {
    /// Writes what stands before the rows.
    pub(super) fn start(
        out: &'a mut dyn Write,
        part: Part,
        options: &PngOptions,
    ) -> Result<Self, ExportError> {
        let mut stream = PngStream { out, checksum: 1 };
        stream.out.write_all(b"\x89PNG\r\n\x1a\n")?;
        let mut header = [part.width.to_be_bytes(), part.height.to_be_bytes()].concat();
        // Eight bits; red, green, blue, with opacity or without; the one compression, the one
        // filter method, no interlacing.
        header.extend([8, if options.transparent { 6 } else { 2 }, 0, 0, 0]);
        stream.chunk(b"IHDR", &[&header])?;
        // Perceptual intent.
        stream.chunk(b"sRGB", &[&[0]])?;
        if let Some(dots) = options.dots_per_inch {
            let per_metre = ((dots / METRES_PER_INCH).round() as u32).to_be_bytes();
            stream.chunk(b"pHYs", &[&per_metre, &per_metre, &[1]])?;
        }
        stream.chunk(b"IDAT", &[&ZLIB_HEADER])?;
        Ok(stream)
    }

    /// Writes the next strip.
    pub(super) fn append(&mut self, strip: CompressedStrip) -> Result<(), ExportError> {
        self.checksum = adler32_combine(self.checksum, strip.checksum, strip.length);
        self.chunk(b"IDAT", &[&strip.bytes])
    }

    /// Writes what stands after the rows.
    pub(super) fn finish(mut self) -> Result<(), ExportError> {
        let checksum = self.checksum.to_be_bytes();
        self.chunk(b"IDAT", &[&checksum])?;
        self.chunk(b"IEND", &[])?;
        Ok(self.out.flush()?)
    }

    fn chunk(&mut self, kind: &[u8; 4], parts: &[&[u8]]) -> Result<(), ExportError> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let length = u32::try_from(length).map_err(std::io::Error::other)?;
        self.out.write_all(&length.to_be_bytes())?;
        self.out.write_all(kind)?;
        let mut checksum = crc32(0, kind);
        for part in parts {
            self.out.write_all(part)?;
            checksum = crc32(checksum, part);
        }
        Ok(self.out.write_all(&checksum.to_be_bytes())?)
    }
}
