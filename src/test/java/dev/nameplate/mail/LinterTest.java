package dev.nameplate.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.SignedLink;
import dev.nameplate.mail.Issue.Severity;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.TemplateFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of lint: where it sees something, what it says, and what mending makes of it. */
class LinterTest {

    private static final Instant SENDING = Instant.parse("2027-01-20T09:00:00Z");

    private static final Template CARD = TemplateFiles.template("""
            {"format": 1, "title": "Card", "sizes": [{"width": 600, "height": 200, "background": "#FFFFFF"}],
             "fields": [
               {"name": "name", "open": true}, {"name": "company", "open": true},
               {"name": "host", "open": false}],
             "alt": ["{name}, your seat is saved", "Your seat is saved"],
             "layers": [{"id": "t", "type": "text", "box": [10, 10, 580, 100],
               "text": ["{name} {company} {host}", "Hello"], "style": {"size": 40}}]}
            """);

    private static Linter linter(String esp) {
        return linter(esp, Links.ring());
    }

    private static Linter linter(String esp, KeyRing keys) {
        return new Linter(new LintContext(
                keys,
                "https://img.acme.com",
                path -> path.equals("card") || path.equals("test") ? Optional.of(CARD) : Optional.empty(),
                List.of("card", "webinar"),
                Profiles.find(esp),
                SENDING,
                link -> link.id().filter("wrong-price"::equals).map(id -> "revoked"),
                LinterTest::guards));
    }

    private static List<LintContext.GuardFault> guards(SignedLink link) {
        List<LintContext.GuardFault> faults = new ArrayList<>();
        link.allow()
                .filter("gone"::equals)
                .ifPresent(set -> faults.add(
                        new LintContext.GuardFault(Severity.ERROR, "_allow", "the set is gone", "build it")));
        link.id()
                .filter("small"::equals)
                .ifPresent(
                        id -> faults.add(new LintContext.GuardFault(Severity.WARNING, "_max", "too many", "sign it")));
        return faults;
    }

    private static Linter.Findings lint(String html) {
        return lint("", html);
    }

    private static Linter.Findings lint(String esp, String html) {
        return linter(esp).lint(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(Map<String, String> set, String... open) {
        LinkDraft draft = LinkDraft.of("card.jpg").open(List.of(open));
        set.forEach(draft::set);
        return "https://img.acme.com" + Links.signed(draft);
    }

    private static String img(String link) {
        return "<p>\n  <img src=\"" + link + "\" width=\"600\" height=\"200\" alt=\"Hi\">\n</p>";
    }

    private static String mailchimp(String openPart) {
        return img(signed(Map.of(), "name") + "&" + openPart);
    }

    private static Issue only(Linter.Findings findings, String rule) {
        List<Issue> found = findings.issues().stream()
                .filter(issue -> issue.rule().equals(rule))
                .toList();
        assertThat(found).as("%s among %s", rule, findings.issues()).hasSize(1);
        return found.get(0);
    }

    /** Mends until nothing more can be, as the command does. */
    private static String mended(String esp, String html) {
        byte[] file = html.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 8; round++) {
            file = Linter.mended(file, linter(esp).lint(file).issues());
        }
        return new String(file, StandardCharsets.UTF_8);
    }

    private static List<Issue> serious(Linter.Findings findings) {
        return findings.issues().stream()
                .filter(issue -> issue.severity() != Severity.NOTE)
                .toList();
    }

    static Stream<Profile> profiles() {
        return Profiles.all().stream();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void what_sign_prints_for_a_provider_is_sound(Profile profile) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String ours : List.of("name", "company")) {
            fields.put(ours, EspLink.fieldFor(profile, ours));
        }
        EspLink tags = new EspLink(profile, fields);
        String html = ImageTag.of(
                signed(Map.of("host", "Maya & Tom"), "name", "company") + "&" + tags.openPart(),
                CARD,
                Map.of("host", "Maya & Tom"),
                tags);
        assertThat(serious(lint(profile.id(), html))).as(html).isEmpty();
        assertThat(lint(profile.id(), html).links()).hasSize(1);
    }

    @Test
    void an_unencoded_tag_is_told_with_its_place_and_its_repair() {
        String html = mailchimp("name=*|FNAME|*");
        Issue issue = only(lint(html), "tag-unencoded");
        assertThat(issue.severity()).isEqualTo(Severity.WARNING);
        assertThat(issue.line()).isEqualTo(2);
        assertThat(issue.column()).isEqualTo(html.lines().toList().get(1).indexOf("name=*|") + 1);
        assertThat(issue.given()).isEqualTo("name=*|FNAME|*");
        assertThat(issue.repair().orElseThrow().text()).isEqualTo("*|URL:FNAME|*");
        assertThat(mended("", html)).isEqualTo(mailchimp("name=*|URL:FNAME|*"));
    }

    static Stream<List<String>> misspelt() {
        return Stream.of(
                List.of("mailchimp", "*|FNAME*", "*|URL:FNAME|*"),
                List.of("mailchimp", "*FNAME|*", "*|URL:FNAME|*"),
                List.of("mailchimp", "|FNAME|", "*|URL:FNAME|*"),
                List.of("mailchimp", "*|FNMAE|*", "*|URL:FNAME|*"),
                List.of("mailchimp", "*|fname|*", "*|URL:FNAME|*"),
                List.of("klaviyo", "{{ first_name }", "{{ first_name|urlencode }}"),
                List.of("klaviyo", "{ first_name }}", "{{ first_name|urlencode }}"),
                List.of("klaviyo", "{{ frist_name|urlencode }}", "{{ first_name|urlencode }}"),
                List.of("hubspot", "{{ contact.fristname }}", "{{ contact.firstname }}"),
                List.of("sfmc", "%%FirstName%", "%%=URLEncode([FirstName],1,1)=%%"),
                List.of("sfmc", "%%=URLEncode([FristName],1,1)=%%", "%%=URLEncode([FirstName],1,1)=%%"),
                List.of("activecampaign", "%FIRSTNAME", "%FIRSTNAME%"),
                List.of("campaignmonitor", "[firstname", "[firstname]"),
                List.of("marketo", "{{lead.Frist Name}}", "{{lead.First Name}}"),
                List.of(
                        "customerio",
                        "{{customer.first_nam | default: '-' | url_encode}}",
                        "{{customer.first_name | default: '-' | url_encode}}"));
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void a_misspelt_tag_is_put_right(List<String> row) {
        String html = mailchimp("name=" + row.get(1));
        Issue issue = only(lint(row.get(0), html), "tag-misspelt");
        assertThat(issue.repair().orElseThrow().text()).isEqualTo(row.get(2));
        assertThat(mended(row.get(0), html)).isEqualTo(mailchimp("name=" + row.get(2)));
    }

    static Stream<List<String>> foreign() {
        return Stream.of(
                List.of("mailchimp", "{{ first_name }}", "*|URL:FNAME|*"),
                List.of("klaviyo", "*|FNAME|*", "{{ first_name|urlencode }}"),
                List.of("hubspot", "*|URL:FNAME|*", "{{ contact.firstname }}"),
                List.of("hubspot", "{{ contact.FIRSTNAME|default:'x' }}", "{{ contact.firstname }}"),
                List.of("sfmc", "{{ contact.firstname }}", "%%=URLEncode([FirstName],1,1)=%%"),
                List.of("campaignmonitor", "%%FirstName%%", "[firstname]"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void a_foreign_tag_is_translated(List<String> row) {
        String html = mailchimp("name=" + row.get(1));
        Issue issue = only(lint(row.get(0), html), "tag-foreign");
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(mended(row.get(0), html)).isEqualTo(mailchimp("name=" + row.get(2)));
    }

    @Test
    void a_tag_that_an_editor_encoded_is_put_back() {
        String html = mailchimp("name=%2A%7CFNAME%7C%2A");
        only(lint("mailchimp", html), "tag-escaped");
        assertThat(mended("mailchimp", html)).isEqualTo(mailchimp("name=*|URL:FNAME|*"));
    }

    @Test
    void a_provider_that_does_not_send_without_a_value_needs_a_default() {
        String html = mailchimp("name={{customer.first_name | url_encode}}");
        only(lint(html), "tag-default");
        assertThat(mended("", html)).isEqualTo(mailchimp("name={{customer.first_name | default: '-' | url_encode}}"));
    }

    @Test
    void a_tag_in_a_fixed_field_is_an_error_with_the_command_that_opens_it() {
        Issue issue = only(
                lint(img(signed(Map.of("company", "*|COMPANY|*"), "name") + "&name=*|URL:FNAME|*")),
                "tag-in-fixed-field");
        // Signing encoded the tag; a person who pastes it into the signed part leaves it as it is.
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(issue.repair().orElseThrow().text()).isEqualTo("nameplate sign card.jpg --open name,company");
    }

    @Test
    void a_signature_that_does_not_verify_is_an_error() {
        String html =
                img(signed(Map.of("host", "Maya"), "name").replace("host=Maya", "host=Eve") + "&name=*|URL:FNAME|*");
        Issue issue = only(lint(html), "signature");
        assertThat(issue.given()).startsWith("_sig=k1.");
        assertThat(issue.message()).contains("the signature belongs to another text");
        assertThat(issue.repair().orElseThrow().text()).isEqualTo("nameplate sign card.jpg --set host=Eve --open name");
    }

    @Test
    void a_link_that_ends_before_the_mail_is_sent_is_an_error_and_one_soon_after_a_warning() {
        for (String day : List.of("2027-01-19", "2027-01-25", "2027-03-01")) {
            String exp = String.valueOf(Instant.parse(day + "T00:00:00Z").getEpochSecond());
            Linter.Findings findings = lint(img(signed(Map.of("_exp", exp), "name") + "&name=*|URL:FNAME|*"));
            if (day.equals("2027-03-01")) {
                assertThat(serious(findings)).isEmpty();
            } else {
                assertThat(only(findings, "expires").severity())
                        .isEqualTo(day.equals("2027-01-19") ? Severity.ERROR : Severity.WARNING);
            }
        }
    }

    @Test
    void missing_words_and_sizes_are_put_in() {
        String link = signed(Map.of(), "name") + "&amp;name=*|URL:FNAME|*";
        Linter.Findings findings = lint("<img src='" + link + "'>");
        assertThat(findings.issues().stream().map(Issue::rule)).contains("alt", "width", "height");
        String mended = mended("", "<img src='" + link + "'>");
        assertThat(mended)
                .contains("width=\"600\"", "height=\"200\"")
                .contains("alt=\"*|IF:FNAME|**|FNAME|**|ELSE:|*Hello*|END:IF|*, your seat is saved\"");
        assertThat(serious(lint(mended))).isEmpty();
    }

    @Test
    void tags_in_alt_are_plain_and_the_providers_own() {
        String html =
                mailchimp("name=*|URL:FNAME|*").replace("alt=\"Hi\"", "alt=\"Hi *|URL:FNAME|* {{ first_name }}\"");
        only(lint("mailchimp", html), "alt-encoded");
        only(lint("mailchimp", html), "tag-foreign");
        assertThat(mended("mailchimp", html)).contains("alt=\"Hi *|FNAME|* *|FNAME|*\"");
    }

    @Test
    void a_link_that_the_register_revokes_is_an_error() {
        String html = img(signed(Map.of("_link", "wrong-price"), "name") + "&name=*|URL:FNAME|*");
        Issue issue = only(lint(html), "register");
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(issue.message()).contains("revoked");
        String other = img(signed(Map.of("_link", "right-price"), "name") + "&name=*|URL:FNAME|*");
        assertThat(serious(lint(other))).isEmpty();
    }

    @Test
    void guards_that_cannot_do_what_the_link_asks_are_told_where_it_asks() {
        String html = img(signed(Map.of("_allow", "gone"), "name") + "&name=*|URL:FNAME|*");
        Issue issue = only(lint(html), "allow-set");
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(issue.given()).isEqualTo("_allow=gone");
        assertThat(issue.message()).isEqualTo("the set is gone");
        assertThat(issue.repair().orElseThrow().text()).isEqualTo("build it");
        String byRegister = img(signed(Map.of("_link", "small"), "name") + "&name=*|URL:FNAME|*");
        Issue budget = only(lint(byRegister), "budget");
        assertThat(budget.severity()).isEqualTo(Severity.WARNING);
        assertThat(budget.given()).as("what the register goes by").isEqualTo("_link=small");
    }

    @Test
    void a_key_that_retires_before_the_mail_is_sent_is_an_error_and_one_soon_after_a_warning() {
        String html = mailchimp("name=*|URL:FNAME|*");
        assertThat(only(lintWithKeyUntil("2027-01-19", html), "key-retires").severity())
                .isEqualTo(Severity.ERROR);
        assertThat(only(lintWithKeyUntil("2027-01-20", html), "key-retires").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(serious(lintWithKeyUntil("2027-02-04", html))).isEmpty();
    }

    private static Linter.Findings lintWithKeyUntil(String day, String html) {
        KeyRing keys = Links.ring(Links.KEY.replace("k1:", "k1~" + day + ":"));
        return linter("", keys).lint(html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void http_is_mended_and_a_link_to_this_machine_is_an_error() {
        String html = mailchimp("name=*|URL:FNAME|*");
        only(lint(html.replace("https:", "http:")), "http");
        only(lint(html.replace("https:", "")), "http");
        assertThat(mended("", html.replace("https:", "http:"))).isEqualTo(html);
        assertThat(mended("", html.replace("https:", ""))).isEqualTo(html);
        assertThat(only(lint(html.replace("img.acme.com", "127.0.0.1:8080")), "local")
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void long_links_are_told() {
        Linter.Findings findings = lint(img(signed(Map.of("host", "x".repeat(2100)), "name") + "&name=*|URL:FNAME|*"));
        assertThat(only(findings, "too-long").severity()).isEqualTo(Severity.WARNING);
        findings = lint(img(signed(Map.of("host", "x".repeat(7900)), "name") + "&name=*|URL:FNAME|*"));
        assertThat(only(findings, "too-long").severity()).isEqualTo(Severity.ERROR);
        findings = lint(mailchimp("name=" + "*|IF:A|*".repeat(10_000)));
        assertThat(findings.issues().stream().map(Issue::rule)).containsExactly("too-long");
    }

    @Test
    void quotation_marks_in_a_tag_that_end_the_attribute_are_seen_and_others_put_round_it() {
        String tag = "[[data:firstname:\"\"]]";
        String html = mailchimp("name=" + tag);
        Issue issue = only(lint(html), "quotes");
        assertThat(issue.given()).isEqualTo(tag);
        String mended = mended("", html);
        assertThat(mended).contains("<img src='https://").contains(tag + "' width=\"600\"");
        assertThat(serious(lint(mended))).isEmpty();
    }

    @Test
    void unknown_templates_and_fields_are_told_with_the_nearest() {
        String html = img(
                "https://img.acme.com" + Links.signed(LinkDraft.of("webinr.jpg").open("name")) + "&name=*|URL:FNAME|*");
        assertThat(only(lint(html), "unknown-template").message()).contains("did you mean webinar?");
        html = img(signed(Map.of(), "nmae") + "&nmae=*|URL:FNAME|*");
        assertThat(only(lint(html), "unknown-field").message()).contains("did you mean name?");
        html = img(signed(Map.of(), "host") + "&host=*|URL:FNAME|*");
        only(lint(html), "not-openable");
    }

    @Test
    void a_misspelt_name_in_the_open_part_is_put_right() {
        String html = mailchimp("nmae=*|URL:FNAME|*");
        only(lint(html), "misspelt-name");
        assertThat(mended("", html)).isEqualTo(mailchimp("name=*|URL:FNAME|*"));
    }

    @Test
    void a_name_is_not_put_right_by_a_list_that_somebody_changed() {
        String html = mailchimp("name=*|URL:FNAME|*").replace("_open=name", "_open=nmae");
        assertThat(only(lint(html), "misspelt-name").repair()).isEmpty();
        only(lint(html), "signature");
        assertThat(mended("", html)).isEqualTo(html);
    }

    @Test
    void a_second_value_is_taken_out() {
        String html = mailchimp("name=*|URL:FNAME|*&amp;name=Evil");
        only(lint(html), "doubled");
        assertThat(mended("", html)).isEqualTo(mailchimp("name=*|URL:FNAME|*"));
    }

    @Test
    void a_note_is_made_once_for_a_mail() {
        String html = mailchimp("name=*|URL:FNAME|*");
        only(lint(html + html + html), "unpinned");
    }

    @Test
    void values_that_arrive_as_they_are_break_srcset_and_bare_urls() {
        String link = signed(Map.of(), "name") + "&amp;name={{ contact.firstname }}";
        only(lint("hubspot", "<img srcset=\"" + link + " 2x\">"), "srcset");
        String html = "<td style=\"background:url(" + link + ")\">";
        only(lint("hubspot", html), "css");
        assertThat(mended("hubspot", html)).isEqualTo("<td style=\"background:url('" + link + "')\">");
        assertThat(serious(lint(
                        "mailchimp",
                        "<img srcset=\"" + link.replace("{{ contact.firstname }}", "*|URL:FNAME|*") + " 2x\">")))
                .isEmpty();
    }

    @Test
    void tags_that_several_providers_write_are_said_to_be_ambiguous() {
        Linter.Findings findings = lint(mailchimp("name={{first_name}}"));
        assertThat(findings.providers()).hasSizeGreaterThan(1);
        assertThat(serious(findings)).isEmpty();
        assertThat(serious(lint(mailchimp("name={{first_name"))).stream().map(Issue::rule))
                .contains("tag-misspelt");
    }

    @Test
    void a_field_that_nothing_fills_is_told_and_filled() {
        String html = img(signed(Map.of(), "name", "company") + "&amp;name=*|URL:FNAME|*");
        only(lint(html), "unfilled");
        assertThat(mended("", html)).contains("&amp;name=*|URL:FNAME|*&amp;company=*|URL:COMPANY|*\"");
        html = img(signed(Map.of(), "name") + "&name=*|URL:FNAME|*&company=*|URL:COMPANY|*");
        assertThat(only(lint(html), "not-open").repair().orElseThrow().text()).contains("--open name,company");
    }

    @Test
    void a_constant_and_an_unpinned_link_are_notes_only() {
        Linter.Findings findings = lint(mailchimp("name=Sarah"));
        assertThat(only(findings, "constant").severity()).isEqualTo(Severity.NOTE);
        assertThat(only(findings, "unpinned").severity()).isEqualTo(Severity.NOTE);
        assertThat(findings.hasErrors()).isFalse();
    }

    @Test
    void a_pin_to_another_version_is_told() {
        String html = img(signed(Map.of("_v", "0123456789abcdef"), "name") + "&name=*|URL:FNAME|*");
        only(lint(html), "old-version");
        html = img(signed(Map.of("_v", CARD.version().substring(0, 16)), "name") + "&name=*|URL:FNAME|*");
        assertThat(serious(lint(html))).isEmpty();
    }

    @Test
    void a_link_that_is_signed_when_it_is_sent_is_left_alone() {
        Profile braze = Profiles.find("braze").orElseThrow();
        EspLink tags = new EspLink(braze, Map.of("name", "${first_name}"));
        String code = new StrictRecipe("https://img.acme.com", "card", "jpg", "k1", Map.of(), tags).code(CARD);
        assertThat(serious(lint("braze", code))).as(code).isEmpty();
        only(lint("braze", code), "signed-at-send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img alt='' src=\"LINK\">",
                "<IMG SRC=LINK>",
                "<img srcset=\"LINK 1x, LINK 2x\">",
                "<td background=\"LINK\">",
                "<td style=\"background-image:url('LINK')\">",
                "<td style='background:url(&quot;LINK&quot;) no-repeat'>",
                "<style>.a{background:url(LINK)}</style>",
                "<style>.a{background:url( \"LINK\" )}</style>",
                "<!--[if gte mso 9]><v:rect><v:fill type=\"frame\" src=\"LINK\" /></v:rect><![endif]-->",
                "<!--[if mso]><v:image src=\"LINK\"/><![endif]-->",
                "<p>LINK</p>",
                "<a href='LINK'>open</a>",
                "{% if x %}<img src=\"LINK\">{% endif %}",
                "<%= x %><img src=\"LINK\">"
            })
    void a_link_is_found_wherever_it_stands(String place) {
        String link = signed(Map.of(), "name").replace("&", "&amp;") + "&amp;name=*|FNAME|*";
        String html = "<html>\n" + place.replace("LINK", place.contains("<style>") ? link.replace("&amp;", "&") : link);
        Linter.Findings findings = lint(html);
        List<Issue> found = findings.issues().stream()
                .filter(issue -> issue.rule().equals("tag-unencoded"))
                .toList();
        assertThat(found).as(html).isNotEmpty();
        assertThat(found.get(0).line()).isEqualTo(2);
        assertThat(html.lines().toList().get(1).substring(found.get(0).column() - 1))
                .startsWith("name=*|FNAME|*");
        assertThat(mended("", html)).contains("name=*|URL:FNAME|*").doesNotContain("name=*|FNAME|*");
        assertThat(findings.issues().stream().map(Issue::rule)).doesNotContain("signature");
    }

    @Test
    void a_whole_message_is_read_part_by_part_and_mended_in_its_own_writing() {
        String html =
                "<html><body>\r\n<p>Grüße</p>\r\n" + mailchimp("name=*|FNAME|*").replace("\n", "\r\n") + "\r\n";
        String message =
                "From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"b-1\"\r\n\r\n"
                        + "--b-1\r\nContent-Type: text/plain\r\n\r\nHi\r\n"
                        + "--b-1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + quotedPrintable(html) + "\r\n--b-1--\r\n";
        byte[] file = message.getBytes(StandardCharsets.ISO_8859_1);
        Issue issue = only(linter("").lint(file), "tag-unencoded");
        assertThat(issue.given()).isEqualTo("name=*|FNAME|*");
        String line = message.lines().toList().get(issue.line() - 1);
        assertThat(line.substring(issue.column() - 1)).startsWith("n");
        byte[] mended = Linter.mended(file, linter("").lint(file).issues());
        assertThat(serious(linter("").lint(mended))).isEmpty();
        assertThat(linter("").lint(mended).links().get(0)).endsWith("name=*|URL:FNAME|*");
        assertThat(new String(mended, StandardCharsets.ISO_8859_1).lines())
                .allMatch(it -> it.length() <= 78)
                .startsWith("From: a@example.com")
                .contains("<p>Gr=C3=BC=C3=9Fe</p>");
    }

    @Test
    void a_part_in_base64_is_read_and_mended_by_hand() {
        String html = "<p>Hi</p>\n" + mailchimp("name=*|FNAME|*");
        String message = "From: a\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8)) + "\n";
        Issue issue = only(linter("").lint(message.getBytes(StandardCharsets.US_ASCII)), "tag-unencoded");
        assertThat(issue.repair().orElseThrow().text()).isEqualTo("*|URL:FNAME|*");
        assertThat(issue.repair().orElseThrow().sure()).isFalse();
    }

    /** Whatever is pasted, lint ends with findings, and mending does not break what was sound. */
    @Test
    void damaged_mails_are_linted_without_a_fault() {
        SplittableRandom random = new SplittableRandom(20270120);
        String sound = mailchimp("name=*|URL:FNAME|*") + "<style>a{background:url(" + signed(Map.of(), "name")
                + "&name=*|URL:FNAME|*)}</style>";
        String marks = "<>\"'&;|*{}[]%=#()\n ";
        for (int round = 0; round < 3000; round++) {
            StringBuilder mail = new StringBuilder(sound);
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(mail.length());
                switch (random.nextInt(3)) {
                    case 0 -> mail.deleteCharAt(at);
                    case 1 -> mail.insert(at, marks.charAt(random.nextInt(marks.length())));
                    default -> mail.setLength(Math.max(20, at));
                }
            }
            byte[] file = mail.toString().getBytes(StandardCharsets.UTF_8);
            Linter.Findings findings = linter("mailchimp").lint(file);
            List<Issue> issues = new ArrayList<>(findings.issues());
            assertThat(Linter.mended(file, issues)).isNotNull();
        }
        assertThat(mended("mailchimp", sound)).isEqualTo(sound);
    }

    private static String quotedPrintable(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            String piece = c == '\r' || c == '\n' || c >= ' ' && c < 0x7F && c != '='
                    ? String.valueOf(c)
                    : String.format("=%02X", (int) c);
            if (c == '\n') {
                column = -1;
            } else if (column + piece.length() > 70) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
        return out.toString();
    }
}
