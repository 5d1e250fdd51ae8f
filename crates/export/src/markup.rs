//! XML and HTML, escaped in one place and with short numbers.

use kurbo::{BezPath, PathEl, Point};
use throughline_scene::{Color, Rect};

/// How colours are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Inks {
    /// As what they are.
    #[default]
    Plain,
    /// As the style sheet's variable that each is the number of: `--c7`.
    Numbered,
}

/// A document being written: elements are opened, given attributes, filled and closed, in order.
///
/// Nothing that a journey says gets into it but by [`Writer::text`] and [`Writer::attribute`].
#[derive(Default)]
pub(crate) struct Writer {
    text: String,
    /// Whether the last start tag may still take attributes.
    in_tag: bool,
    inks: Inks,
}

impl Writer {
    /// An empty document that writes colours in a way.
    pub(crate) fn with_inks(inks: Inks) -> Self {
        Writer { inks, ..Writer::default() }
    }

    /// The document.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Starts an element.
    pub(crate) fn open(&mut self, name: &str) {
        self.end_tag();
        self.text.push('<');
        self.text.push_str(name);
        self.in_tag = true;
    }

    /// Ends the element that was started last and not ended.
    pub(crate) fn close(&mut self, name: &str) {
        if self.in_tag {
            self.text.push_str("/>");
            self.in_tag = false;
        } else {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
        // A line break inside a text would be a space of it.
        if !matches!(name, "tspan" | "title") {
            self.text.push('\n');
        }
    }

    /// Ends the element that was started last, as HTML wants it: no tag ends itself.
    pub(crate) fn close_html(&mut self, name: &str) {
        self.end_tag();
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Ends the tag of an element that HTML never closes, such as `meta`.
    pub(crate) fn close_void(&mut self) {
        self.end_tag();
    }

    /// What the program itself says: a style sheet, a script. Never a text of a journey.
    pub(crate) fn verbatim(&mut self, text: &str) {
        self.end_tag();
        self.text.push_str(text);
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.text.push('>');
            self.in_tag = false;
        }
    }

    /// An element that holds only text.
    pub(crate) fn element(&mut self, name: &str, text: &str) {
        self.open(name);
        self.text(text);
        self.close(name);
    }

    /// Text inside an element.
    pub(crate) fn text(&mut self, text: &str) {
        self.end_tag();
        self.escaped(text);
    }

    /// An attribute of the element just started.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.named(name, |writer| writer.escaped(value));
    }

    /// A colour, and its opacity where it is not opaque: older readers know no `#rrggbbaa`.
    pub(crate) fn color(&mut self, name: &str, opacity_name: &str, color: Color) {
        if self.inks == Inks::Numbered {
            return self.attribute(name, &format!("var(--c{})", u32::from_be_bytes(color.rgba)));
        }
        let [red, green, blue, opacity] = color.rgba;
        self.attribute(name, &Color { rgba: [red, green, blue, 255] }.to_hex());
        if opacity < 255 {
            self.number(opacity_name, f64::from(opacity) / 255.0);
        }
    }

    /// An attribute that is a number.
    pub(crate) fn number(&mut self, name: &str, value: f64) {
        self.named(name, |writer| writer.push_number(value));
    }

    /// An attribute that is a list of numbers.
    pub(crate) fn numbers(&mut self, name: &str, values: &[f64]) {
        self.named(name, |writer| {
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    writer.text.push(' ');
                }
                writer.push_number(*value);
            }
        });
    }

    /// The attributes of a rectangle's place.
    pub(crate) fn rectangle(&mut self, rect: &Rect) {
        self.number("x", rect.x);
        self.number("y", rect.y);
        self.number("width", rect.width);
        self.number("height", rect.height);
    }

    /// The attribute that moves an element.
    pub(crate) fn translate(&mut self, x: f64, y: f64) {
        self.named("transform", |writer| {
            writer.text.push_str("translate(");
            writer.push_point(Point::new(x, y));
            writer.text.push(')');
        });
    }

    /// The attribute that holds an outline.
    pub(crate) fn outline(&mut self, outline: &BezPath) {
        self.named("d", |writer| {
            for element in outline {
                match element {
                    PathEl::MoveTo(to) => writer.push_command('M', &[to]),
                    PathEl::LineTo(to) => writer.push_command('L', &[to]),
                    PathEl::QuadTo(by, to) => writer.push_command('Q', &[by, to]),
                    PathEl::CurveTo(by, on, to) => writer.push_command('C', &[by, on, to]),
                    PathEl::ClosePath => writer.push_command('Z', &[]),
                }
            }
        });
    }

    fn named(&mut self, name: &str, value: impl FnOnce(&mut Self)) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        value(self);
        self.text.push('"');
    }

    fn push_command(&mut self, command: char, points: &[Point]) {
        self.text.push(command);
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                self.text.push(' ');
            }
            self.push_point(*point);
        }
    }

    fn push_point(&mut self, point: Point) {
        self.push_number(point.x);
        self.text.push(' ');
        self.push_number(point.y);
    }

    /// A number to a hundredth of a point.
    fn push_number(&mut self, value: f64) {
        // A number beyond all maps becomes the largest, and none becomes zero.
        let hundredths = (value * 100.0).round() as i64;
        if hundredths < 0 {
            self.text.push('-');
        }
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        self.text.push_str(&whole.to_string());
        if rest > 0 {
            self.text.push('.');
            self.text.push(char::from(b'0' + (rest / 10) as u8));
            if rest % 10 > 0 {
                self.text.push(char::from(b'0' + (rest % 10) as u8));
            }
        }
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                // In attributes these would become spaces.
                '\t' => self.text.push_str("&#9;"),
                '\n' => self.text.push_str("&#10;"),
                '\r' => self.text.push_str("&#13;"),
                // What XML 1.0 cannot say, section 2.2.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                _ => self.text.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;

    #[test]
    fn numbers_are_short() {
        for (value, text) in
            [(0.0, "0"), (-0.001, "0"), (12.0, "12"), (0.5, "0.5"), (-3.071, "-3.07"), (f64::NAN, "0")]
        {
            let mut writer = Writer::default();
            writer.push_number(value);
            assert_eq!(writer.into_text(), text);
        }
    }

    #[test]
    fn text_cannot_become_markup() {
        let mut writer = Writer::default();
        writer.open("a");
        writer.attribute("b", "\"><script>&\n\u{1}");
        writer.element("title", "</title><x>");
        writer.close("a");
        let expected = "<a b=\"&quot;&gt;&lt;script&gt;&amp;&#10;\">\
                        <title>&lt;/title&gt;&lt;x&gt;</title></a>\n";
        assert_eq!(writer.into_text(), expected);
    }
}
