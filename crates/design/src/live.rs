//! What keeps a page up to date while people look, and the panel in which a link may open. All that is said to htmx is here.
//!
//! The stream of a team sends two kinds of event, and never anyone's words: `changed`, upon which each region asks for itself
//! again, as the viewer may see it; and `told`, a sentence to show for a while. Without script a page stays as it
//! was when it was opened, and every link leads to a page of its own.

use maud::{Markup, html};

/// What htmx is told: no style sheet of its own, going back loads the page again, only the extension for streams; what somebody has
/// unfolded stays so when its part of the page asks for itself again.
pub const SETTINGS: &str = r#"{"includeIndicatorCSS":false,"history":"reload","extensions":"sse","morphIgnore":["data-htmx-powered","open"]}"#;

/// Listens to a team's stream; once for a page.
#[must_use]
pub fn listen(address: &str) -> Markup {
    html! { div hidden hx-sse:connect=(address) {} }
}

/// A part of a page that asks for itself again when something changed. Typed words and the focus stay.
///
/// `address` is where the page it stands on can be had again; `id` is where it stands there.
#[must_use]
pub fn region(id: &str, address: &str, body: &Markup) -> Markup {
    html! {
        div id=(id) hx-get=(address) hx-trigger="changed from:body" hx-select={"#" (id)} hx-swap="outerMorph" { (body) }
    }
}

/// An empty panel at the edge of the page; [`panel_link`] opens what it leads to in there.
#[must_use]
pub fn panel() -> Markup {
    html! {
        dialog.panel #panel aria-label="More about this" {
            form.close method="dialog" { button.button.bare type="submit" { "Close" } }
            div #panel-body {}
        }
    }
}

/// A link that opens in the panel; without script it is only a link.
#[must_use]
pub fn panel_link(href: &str, class: &str, body: &Markup) -> Markup {
    html! { a class=(class) href=(href) hx-get=(href) hx-target="#panel-body" hx-select="#main > *" { (body) } }
}

/// Where short words appear when something happened elsewhere: "Grace has taken Tuesday tea." Read out, gone after a while.
#[must_use]
pub fn toasts() -> Markup {
    html! { div.toasts #toasts role="status" aria-live="polite" {} }
}
