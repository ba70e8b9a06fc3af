package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "sarah@example.com",
                "@sarah",
                "sarah＠example",
                "https://x",
                "HTTP://X",
                "//cdn and ftp://x",
                "javascript:alert(1)",
                "mailto:x",
                "tel:+49",
                "www.x",
                "Visit WWW.EVIL now",
                "evil.com",
                "EVIL.COM",
                "Evil.Com",
                "go to win-prize.evil.com now",
                "evil.co.uk",
                "bit.ly/abc",
                "t.co/x",
                "evil.ru",
                "пример.рф",
                "münchen.de",
                "evil。com",
                "evil．com",
                "192.168.0.1",
                "10.0.0.1/x",
                "evil.xn--p1ai",
                "acme.group",
                "evil.com.",
                "(evil.com)",
                "x.intern.example/abc"
            })
    void what_leads_elsewhere_is_found(String text) {
        assertThat(Addresses.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sarah",
                "Dr. Smith",
                "St.Moritz",
                "Dr.No",
                "Mr.De Vries",
                "J.R.R. Tolkien",
                "J.Lo",
                "U.S.A.",
                "S.p.A.",
                "e.V.",
                "Ph.D.",
                "G.m.b.H.",
                "Acme Inc.",
                "Inc.",
                "...",
                "Wait...what",
                "3.14",
                "1.2.3",
                "v1.2.3.4.5",
                "24/7",
                "C/O",
                "AT&T",
                "Note: closed",
                "10:30",
                "Re: your seat",
                "Data: the story",
                "Node.js",
                "Yahoo!",
                "No.1",
                "Acme.Group",
                "Will.I.Am",
                "a.b",
                "Prof.Dr.",
                "李小龍。",
                "٣٫٥"
            })
    void ordinary_text_is_none(String text) {
        assertThat(Addresses.in(text)).isFalse();
    }
}
