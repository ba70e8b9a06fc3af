package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPathTest {

    @ParameterizedTest
    @CsvSource({
        "/t/webinar.jpg,'',webinar,jpg",
        "/t/webinar.jpeg?a=b,'',webinar,jpeg",
        "/t/acme/vip-pass.png?,acme,vip-pass,png",
        "/t/0/9-.webp?x?y.gif,0,9-,webp",
        "/t/t/t.gif,t,t,gif",
    })
    void a_link_names_a_project_a_template_and_an_extension(
            String target, String project, String template, String ext) {
        LinkPath path = LinkPath.of(target);

        assertThat(path.project()).isEqualTo(project);
        assertThat(path.template()).isEqualTo(template);
        assertThat(path.ext()).isEqualTo(ext);
    }

    @Test
    void the_query_starts_behind_the_first_question_mark() {
        assertThat(LinkPath.of("/t/a.jpg?b?c").query()).isEqualTo(9);
        assertThat(LinkPath.of("/t/a.jpg?").query()).isEqualTo(9);
        assertThat(LinkPath.of("/t/a.jpg").query()).isEqualTo(8);
    }

    @Test
    void a_name_has_at_most_63_characters() {
        String longest = "a".repeat(63);

        assertThat(LinkPath.of("/t/" + longest + "/" + longest + ".jpg")).isNotNull();
        assertThat(LinkPath.of("/t/" + longest + "a.jpg")).isNull();
        assertThat(LinkPath.of("/t/" + longest + "a/b.jpg")).isNull();
        assertThat(LinkPath.of("/t/b/" + longest + "a.jpg")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/t",
                "/t/",
                "/t/.jpg",
                "/t/webinar",
                "/t/webinar.",
                "/t/webinar.jp",
                "/t/webinar.jpgx",
                "/t/webinar.svg",
                "/t/webinar.JPG",
                "/t/Webinar.jpg",
                "/T/webinar.jpg",
                "/t/-webinar.jpg",
                "/t/web_inar.jpg",
                "/t/web.inar.jpg",
                "/t/webinar.jpg/",
                "/t/webinar.jpg;x=1",
                "/t/webinar.jpg#x",
                "/t/webinar.jpg%3Fname=x",
                "/t/webinar%2Ejpg",
                "/t/%77ebinar.jpg",
                "/t//webinar.jpg",
                "//t/webinar.jpg",
                "/t/acme//webinar.jpg",
                "/t/acme/x/webinar.jpg",
                "/t/acme/.jpg",
                "/t/acme/webinar",
                "/t/acme.jpg/webinar.jpg",
                "/t/./webinar.jpg",
                "/t/../t/webinar.jpg",
                "/t/acme/../webinar.jpg",
                "/t/acme%2Fwebinar.jpg",
                "/t/acme%5cwebinar.jpg",
                "/t/acme\\webinar.jpg",
                "/t/%2e%2e/webinar.jpg",
                "/t/wébinar.jpg",
                "/t/webinar .jpg",
                "/t/webinar.jpg\u0000",
                "/t?/webinar.jpg",
                "/t/webinar?.jpg",
                "t/webinar.jpg",
                "http://127.0.0.1/t/webinar.jpg",
                "*",
            })
    void anything_else_is_no_link(String target) {
        assertThat(LinkPath.of(target)).isNull();
    }
}
