package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadsTest {

    @Test
    void a_plain_name_needs_no_second_form() {
        assertThat(Downloads.attachment("ticket.jpg")).isEqualTo("attachment; filename=\"ticket.jpg\"");
    }

    @Test
    void other_letters_are_given_twice() {
        assertThat(Downloads.attachment("Zoë.png"))
                .isEqualTo("attachment; filename=\"Zo_.png\"; filename*=UTF-8''Zo%C3%AB.png");
    }

    @Test
    void nothing_can_leave_the_header_or_the_folder() {
        assertThat(Downloads.attachment("../../a\"b\r\nSet-Cookie: x.png"))
                .isEqualTo("attachment; filename=\"....abSet-Cookie x.png\"");
    }

    @Test
    void a_name_of_nothing_is_no_name() {
        assertThat(Downloads.attachment("///")).isEqualTo("attachment");
        assertThat(Downloads.attachment("..")).isEqualTo("attachment");
    }

    @Test
    void a_percent_sign_cannot_be_read_as_an_escape() {
        assertThat(Downloads.attachment("100%41.png"))
                .isEqualTo("attachment; filename=\"100_41.png\"; filename*=UTF-8''100%2541.png");
    }
}
