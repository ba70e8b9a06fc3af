package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "en|sarah|Sarah",
                "en|SARAH ANN SMITH|Sarah Ann Smith",
                "en|ZOË ŁUKASIEWICZ|Zoë Łukasiewicz",
                "en|MCDONALD|McDonald",
                "en|mckenzie & sons|McKenzie & Sons",
                "en|MCDONALD'S|McDonald's",
                "en|mcd|Mcd",
                "en|macgregor|MacGregor",
                "en|mackie|Mackie",
                "en|macey|Macey",
                "en|o'neil|O'Neil",
                "en|O’NEIL|O’Neil",
                "en|d'angelo|D'Angelo",
                "fr|gilles d'orval|Gilles d'Orval",
                "en|CHARLES D’ARTAGNAN|Charles d’Artagnan",
                "en|l'oréal|L'Oréal",
                "en|dell'acqua|Dell'Acqua",
                "en|john's bar|John's Bar",
                "en|vincent van gogh|Vincent van Gogh",
                "en|van gogh|Van Gogh",
                "en|KAREL VAN DEN BERG|Karel van den Berg",
                "en|hung van|Hung Van",
                "vi|nguyen van an|Nguyen Van An",
                "en|maria de la cruz|Maria de la Cruz",
                "en|bartolome de las casas|Bartolome de las Casas",
                "fr|marine le pen|Marine Le Pen",
                "en|lucia dos santos|Lucia dos Santos",
                "pt|rui e silva|Rui e Silva",
                "en|john e smith|John E Smith",
                "en|ahmed bin ali al-farsi|Ahmed bin Ali al-Farsi",
                "en|abd al-rahman|Abd al-Rahman",
                "en|anne-marie smith-jones|Anne-Marie Smith-Jones",
                "en|stratford-upon-avon|Stratford-upon-Avon",
                "nl|'s-hertogenbosch|'s-Hertogenbosch",
                "en|j.r.r. tolkien|J.R.R. Tolkien",
                "en|JOHN Q. PUBLIC JR.|John Q. Public Jr.",
                "en|henry ford ii|Henry Ford II",
                "en|HENRY FORD II|Henry Ford II",
                "en|ii|Ii",
                "en|vi nguyen|Vi Nguyen",
                "en|dr. jane doe, phd|Dr. Jane Doe, PhD",
                "en|IBM|IBM",
                "en|ibm deutschland gmbh|IBM Deutschland GmbH",
                "en|SIEMENS AG|Siemens AG",
                "en|ag solutions|Ag Solutions",
                "en|at&t|AT&T",
                "en|H&M|H&M",
                "en|MARKS & SPENCER|Marks & Spencer",
                "en|SMITH&JONES|Smith&Jones",
                "en|KPMG|KPMG",
                "en|DHL EXPRESS|DHL Express",
                "en|JPMORGAN|JPMorgan",
                "en|ebay|eBay",
                "en|3M|3M",
                "en|NG|Ng",
                "en|JP MORGAN|JP Morgan",
                "cs|KRČ SMRT|Krč Smrt",
                "en|BANK OF THE WEST|Bank of the West",
                "en|the coffee bar|The Coffee Bar",
                "en|BOOKING.COM|Booking.com",
                "en|st.moritz|St.Moritz",
                "en|(acme)|(Acme)",
                "en|ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ|Γιώργος Παπαδόπουλος",
                "en|АННА КАРЕНИНА|Анна Каренина",
                "en|ԱՆԻ|Անի",
                "tr|ışıl|Işıl",
                "tr|İREM|İrem",
                "nl|ijsselstein|IJsselstein",
                "nl|IJSSELSTEIN|IJsselstein",
                "de|STRASSE|Strasse"
            })
    void smart_case_mends_names_that_came_in_one_case(String language, String text, String set) {
        assertThat(LetterCases.set(text, LetterCase.SMART, Language.of(language)))
                .isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sarah",
                "McDonald",
                "macGregor",
                "van der Berg",
                "Van Der Berg",
                "O'Neil",
                "iPhone",
                "eBay Inc",
                "JOHN Smith",
                "bell hooks X",
                "李小龍",
                "გიორგი",
                "ᏣᎳᎩ",
                "محمد",
                "123",
                ""
            })
    void smart_case_leaves_everything_else_alone(String text) {
        assertThat(LetterCases.set(text, LetterCase.SMART, Language.of("en"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UPPER|en|straße|STRASSE",
                "UPPER|tr|izmir|İZMİR",
                "UPPER|el|Άκης|ΑΚΗΣ",
                "LOWER|tr|ISPARTA|ısparta",
                "LOWER|en|ΓΙΩΡΓΟΣ|γιωργος",
                "TITLE|en|IBM SERVICES|Ibm Services",
                "TITLE|en|sarah o'neil-mcdonald|Sarah O'Neil-McDonald",
                "TITLE|nl|ijs en vuur|IJs En Vuur",
                "SENTENCE|en|hello World|Hello World",
                "SENTENCE|en|«hello» World|«Hello» World",
                "AS_IS|en|hELLO|hELLO"
            })
    void other_cases_follow_the_language(LetterCase letterCase, String language, String text, String set) {
        assertThat(LetterCases.set(text, letterCase, Language.of(language))).isEqualTo(set);
    }
}
