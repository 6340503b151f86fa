//! From an agreement to what is published of it.

use super::form::{
    Award, Budget, Contract, Implementation, OrganizationReference, Party, Period, Planning, Record, Release,
    Tender, Transaction, day,
};
use super::{Agreement, Awarded, Method, Organisation, Payment, Planned, Signed, Tendered};
use care::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// What was published of an agreement, step by step: each release says only what was new. Nothing for one that has not begun.
#[must_use]
pub fn releases(agreement: &Agreement) -> Vec<Release> {
    let mut steps: Vec<(Timestamp, &'static str, Agreement)> = Vec::new();
    let bare = Agreement { planned: None, tendered: None, awarded: None, signed: None, ..agreement.clone() };
    if let Some(planned) = &agreement.planned {
        steps.push((planned.at, "planning", Agreement { planned: Some(planned.clone()), ..bare.clone() }));
    }
    if let Some(tendered) = &agreement.tendered {
        steps.push((tendered.at, "tender", Agreement { tendered: Some(tendered.clone()), ..bare.clone() }));
    }
    if let Some(awarded) = &agreement.awarded {
        steps.push((awarded.at, "award", Agreement { awarded: Some(awarded.clone()), ..bare.clone() }));
    }
    if let Some(signed) = &agreement.signed {
        let without = Signed { paid: Vec::new(), ..signed.clone() };
        steps.push((signed.at, "contract", Agreement { signed: Some(without), ..bare.clone() }));
        for payment in &signed.paid {
            let paid = Signed { paid: vec![payment.clone()], ..signed.clone() };
            steps.push((payment.at, "implementation", Agreement { signed: Some(paid), ..bare.clone() }));
        }
    }
    let numbered = (1..).zip(steps);
    numbered.map(|(number, (at, tag, step))| release(&step, at, tag, &number.to_string())).collect()
}

/// All that is known of an agreement: each release, and what they come to together. `None` for one that has not begun.
#[must_use]
pub fn record(agreement: &Agreement) -> Option<Record> {
    let releases = releases(agreement);
    let last = releases.last()?;
    let mut compiled = release(agreement, Timestamp::UNIX_EPOCH, "compiled", "compiled");
    compiled.date.clone_from(&last.date);
    Some(Record { ocid: agreement.ocid.clone(), releases, compiled_release: compiled })
}

fn release(of: &Agreement, at: Timestamp, tag: &'static str, number: &str) -> Release {
    Release {
        ocid: of.ocid.clone(),
        id: format!("{}-{number}", of.ocid),
        date: at.to_string(),
        tag: vec![tag],
        initiation_type: "tender",
        parties: parties(of),
        buyer: reference(&of.buyer),
        planning: of.planned.as_ref().map(|planned| planning(of, planned)),
        tender: of.tendered.as_ref().map(|tendered| tender(of, tendered)),
        awards: of.awarded.iter().map(|awarded| award(of, awarded)).collect(),
        contracts: of.signed.iter().map(|signed| contract(of, signed)).collect(),
        language: "en",
    }
}

/// Everyone who is named, each once with all that they are.
fn parties(of: &Agreement) -> Vec<Party> {
    let buyer = [(&of.buyer, "buyer"), (&of.buyer, "procuringEntity")];
    let offered = of.tendered.iter().flat_map(|tendered| &tendered.offered).map(|one| (one, "tenderer"));
    let chosen = of.awarded.iter().flat_map(|awarded| &awarded.to).map(|one| (one, "supplier"));
    let paid = of.signed.iter().flat_map(|signed| &signed.paid);
    let paid = paid.flat_map(|payment| [(&payment.to, "payee"), (&of.buyer, "payer")]);
    let mut named: BTreeMap<&str, (&str, BTreeSet<&'static str>)> = BTreeMap::new();
    for (organisation, role) in buyer.into_iter().chain(offered).chain(chosen).chain(paid) {
        let (_, roles) = named.entry(&organisation.id).or_insert((&organisation.name, BTreeSet::new()));
        roles.insert(role);
    }
    let party = |(id, (name, roles)): (&str, (&str, BTreeSet<&'static str>))| Party {
        id: id.to_owned(),
        name: name.to_owned(),
        roles: roles.into_iter().collect(),
    };
    named.into_iter().map(party).collect()
}

fn reference(organisation: &Organisation) -> OrganizationReference {
    OrganizationReference { id: organisation.id.clone(), name: organisation.name.clone() }
}

fn planning(of: &Agreement, planned: &Planned) -> Planning {
    let budget = Budget { description: of.title.clone(), amount: planned.budget.into() };
    Planning { rationale: planned.why.clone(), budget }
}

fn tender(of: &Agreement, tendered: &Tendered) -> Tender {
    Tender {
        id: format!("{}-tender", of.ocid),
        title: of.title.clone(),
        description: of.description.clone(),
        status: if tendered.offered.is_empty() { "active" } else { "complete" },
        procuring_entity: reference(&of.buyer),
        value: tendered.value.into(),
        procurement_method: match tendered.method {
            Method::Open => "open",
            Method::Selective => "selective",
            Method::Limited => "limited",
            Method::Direct => "direct",
        },
        main_procurement_category: "services",
        tender_period: Period::of(tendered.from, tendered.until),
        number_of_tenderers: tendered.offered.len(),
        tenderers: tendered.offered.iter().map(reference).collect(),
    }
}

fn award(of: &Agreement, awarded: &Awarded) -> Award {
    Award {
        id: award_id(of),
        title: of.title.clone(),
        description: awarded.why.clone(),
        status: "active",
        date: day(awarded.on),
        value: awarded.value.into(),
        suppliers: awarded.to.iter().map(reference).collect(),
    }
}

fn award_id(of: &Agreement) -> String {
    format!("{}-award", of.ocid)
}

fn contract(of: &Agreement, signed: &Signed) -> Contract {
    let transactions: Vec<Transaction> = signed.paid.iter().map(|payment| transaction(of, payment)).collect();
    Contract {
        id: format!("{}-contract", of.ocid),
        award_id: award_id(of),
        title: of.title.clone(),
        description: of.description.clone(),
        status: "active",
        period: Period::of(signed.from, signed.until),
        value: signed.value.into(),
        date_signed: day(signed.on),
        implementation: (!transactions.is_empty()).then_some(Implementation { transactions }),
    }
}

fn transaction(of: &Agreement, payment: &Payment) -> Transaction {
    Transaction {
        id: payment.id.clone(),
        date: day(payment.on),
        value: payment.amount.into(),
        payer: reference(&of.buyer),
        payee: reference(&payment.to),
    }
}
