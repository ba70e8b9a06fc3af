package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*|FNAME|*",
                "*|URL:FNAME|*",
                "{{",
                "Dear {{",
                "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*",
                "{{ first_name }}",
                "{{ first_name|default:'there'|urlencode }}",
                "{{ person|lookup:'Company' }}",
                "{{ contact.firstname }}",
                "{{ personalization_token('contact.firstname','there') }}",
                "{{{first_name}}}",
                "{{insert first_name \"default=there\"}}",
                "[%first_name | there%]",
                "-first_name-",
                "{{${first_name} | default: 'there'}}",
                "{{custom_attribute.${company}}}",
                "{{#urlEncode}}{{defaultIfEmpty firstName \"there\"}}{{/urlEncode}}",
                "%FIRSTNAME%",
                "%FIRSTNAME|TITLECASE%",
                "{{ contact.FIRSTNAME|default:'there' }}",
                "[firstname]",
                "[firstname,fallback=there]",
                "[Company]",
                "[[FIRSTNAME]]",
                "[[FIRSTNAME OR \"there\"]]",
                "{{lead.First Name:default=there}}",
                "$esc.url($lead.FirstName) {{x}}",
                "$lead.FirstName",
                "%%FirstName%%",
                "%%First Name%%",
                "%%=IIF(EMPTY([FirstName]),\"there\",[FirstName])=%%",
                "%%[ SET @x = 1 ]%%",
                "{{#if Recipient.FirstName}}{{Recipient.FirstName}}{{else}}there{{/if}}",
                "{$name}",
                "{$name|default('there')}",
                "[[firstname fallback=\"there\"]]",
                "{!firstname_fix}",
                "{!custom company}",
                "[[contact.custom_properties.company]]",
                "$[FNAME]$",
                "$[UD:COMPANY_NAME|your team]$",
                "#recipient:name#",
                "#recipient:Company#",
                "#recipient:name|there#",
                "[[data:firstname:\"\"]]",
                "{{var:firstname:\"there\"}}",
                "%recipient.first_name%",
                "%recipient.company%",
                "{{UserAttribute['u_fn']|default('Guest')}}",
                "[FNAME]",
                "[FNAME:filter:urlencode]",
                "[Name]",
                "[Name,fallback=there]",
                "#firstname#",
                "<% User['FirstName'] %>",
                "<%= recipient.firstName %>",
                "${first name}",
                "${company}",
                "{{ people.first-name }}",
                "{{encodeURIComponent FirstName}}",
                "%%FirstName_%%",
                "{{firstName|\"there\"}}",
                "  [Name]  ",
                "Dear {{name}}!",
                "Seat *|SEAT|* of 9",
                "{{ first_name | default: 'a"
            })
    void a_tag_of_a_known_system_is_found(String value) {
        assertThat(Tags.in(value, "whatever")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sarah",
                "Anne-Marie",
                "O'Neil & Sons",
                "#1 Fitness",
                "#winning#",
                "We're #hiring #now",
                "C#",
                "F# & C# users #1",
                "100% Wool",
                "50%",
                "50% to 60%",
                "%",
                "%%",
                "100%% or 200%%",
                "[Redacted]",
                "[sic]",
                "Acme [UK]",
                "{Curly}",
                "{ }",
                "()",
                "<3 music",
                "a < b > c",
                "$100",
                "$50 to $60",
                "A$AP Rocky",
                "Ke$ha",
                "Toys * R * Us",
                "*star*",
                "**bold**",
                "* | *",
                "a | b | c",
                "Yahoo!",
                "P!nk",
                "~ circa 1900 ~",
                "-",
                "--",
                "-5",
                "- name the day -",
                "@work",
                "@home@",
                "tag [x] and (y)",
                "Smith, fallback Jones",
                "«Chez Nous»",
                "Müller «das Original»",
                "[[]]",
                "{}",
                "$[]$",
                "李小龍",
                "مرحبا"
            })
    void ordinary_text_is_none(String value) {
        assertThat(Tags.in(value, "whatever")).isFalse();
    }

    @Test
    void a_fields_own_name_is_known() {
        assertThat(Tags.in("#coupon_code#", "coupon_code")).isTrue();
        assertThat(Tags.in("%COUPONCODE%", "coupon_code")).isTrue();
        assertThat(Tags.in("[Coupon Code]", "coupon_code")).isTrue();
        assertThat(Tags.in("#coupon_code#", "name")).isFalse();
    }

    @Test
    void a_known_name_counts_as_the_whole_value_only() {
        assertThat(Tags.in("the [name] of the game", "name")).isFalse();
    }

    @Test
    void a_tag_far_longer_than_tags_are_is_none() {
        assertThat(Tags.in("[[" + "x".repeat(500) + "]]", "name")).isFalse();
    }
}
