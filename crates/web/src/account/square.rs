//! A square code (QR) that a phone's camera reads, drawn as one path.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// White around the code, in modules: the standard asks for four.
const MARGIN: i32 = 4;

/// Draws a text as a square code; nothing where it is too long for one. The page says the same in letters.
pub(crate) fn draw(text: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let side = code.size() + 2 * MARGIN;
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = all.filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN)).collect();
    // Dark on white in dark mode too: cameras want it so.
    html! {
        svg.square role="img" aria-label="A square code for the camera of your phone"
            viewBox={"0 0 " (side) " " (side)} shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_square_with_white_around_it() {
        let address = "otpauth://totp/Fairly:grace?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Fairly";
        let drawn = draw(address).into_string();
        assert!(drawn.contains("viewBox=\"0 0 45 45\""), "{drawn}");
        assert!(drawn.contains("d=\"M4 4h1v1h-1z"), "the corner mark begins after the margin");
        assert!(draw(&"x".repeat(5_000)).into_string().is_empty());
    }
}
