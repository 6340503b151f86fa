//! Licence expressions as SPDX writes them: names joined by AND, OR and WITH, in brackets where need be.

/// Whether someone who may only use licences that `may` allows can use what `expression` covers. `None` where the
/// expression cannot be read. The old sign `/` means OR.
pub(crate) fn allows(expression: &str, may: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, may };
    let allowed = reader.either()?;
    reader.words.is_empty().then_some(allowed)
}

struct Reader<'a> {
    words: &'a [&'a str],
    may: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn either(&mut self) -> Option<bool> {
        let mut allowed = self.both()?;
        while self.take("OR") {
            allowed |= self.both()?;
        }
        Some(allowed)
    }

    fn both(&mut self) -> Option<bool> {
        let mut allowed = self.one()?;
        while self.take("AND") {
            allowed &= self.one()?;
        }
        Some(allowed)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let allowed = self.either()?;
            return self.take(")").then_some(allowed);
        }
        let allowed = (self.may)(self.name()?);
        if self.take("WITH") {
            self.name()?; // an exception gives more freedom, never less
        }
        Some(allowed)
    }

    fn name(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        (!["AND", "OR", "WITH", "(", ")"].contains(first)).then_some(first)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::allows;

    fn with_mit_and_isc(expression: &str) -> Option<bool> {
        allows(expression, &|name| ["MIT", "ISC"].contains(&name))
    }

    #[test]
    fn one_of_several_is_enough_and_all_of_several_are_needed() {
        assert_eq!(with_mit_and_isc("MIT"), Some(true));
        assert_eq!(with_mit_and_isc("GPL-3.0-only OR MIT"), Some(true));
        assert_eq!(with_mit_and_isc("GPL-3.0-only/MIT"), Some(true));
        assert_eq!(with_mit_and_isc("GPL-3.0-only AND MIT"), Some(false));
        assert_eq!(with_mit_and_isc("(GPL-3.0-only OR MIT) AND ISC"), Some(true));
        assert_eq!(with_mit_and_isc("GPL-3.0-only OR MIT AND ISC"), Some(true), "AND binds closer");
        assert_eq!(with_mit_and_isc("GPL-2.0-only WITH Classpath-exception-2.0"), Some(false));
        assert_eq!(with_mit_and_isc("MIT WITH LLVM-exception"), Some(true));
    }

    #[test]
    fn what_makes_no_sense_is_no_permission() {
        for nonsense in ["", "MIT OR", "(MIT", "MIT ISC", "AND", "MIT WITH"] {
            assert_eq!(with_mit_and_isc(nonsense), None, "{nonsense}");
        }
    }
}
