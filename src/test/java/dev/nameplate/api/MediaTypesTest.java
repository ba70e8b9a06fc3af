package dev.nameplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

    private static boolean accepted(String... accept) {
        return MediaTypes.isAccepted(List.of(accept), "image/png");
    }

    @Test
    void the_most_exact_range_decides() {
        assertThat(accepted()).isTrue();
        assertThat(accepted("")).isTrue();
        assertThat(accepted("*/*")).isTrue();
        assertThat(accepted("text/html, image/*;q=0.1")).isTrue();
        assertThat(accepted("text/html", "IMAGE/PNG")).isTrue();
        assertThat(accepted("image/png;q=0, */*")).isFalse();
        assertThat(accepted("image/*;q=0.0, image/png;q=0.001")).isTrue();
        assertThat(accepted("text/html")).isFalse();
        assertThat(accepted("*/*; q=0")).isFalse();
        assertThat(accepted(",;,")).isTrue();
    }

    @Test
    void a_body_is_of_an_allowed_type_in_utf8() {
        List<String> allowed = List.of(MediaTypes.JSON);
        for (String type :
                List.of("application/json", "Application/JSON ; charset=\"UTF-8\"", "application/json;x=y")) {
            assertThat(MediaTypes.ofBody(MultiMap.caseInsensitiveMultiMap().add("Content-Type", type), allowed))
                    .isEqualTo(MediaTypes.JSON);
        }
        for (String type : List.of("", "text/json", "application/json;charset=latin1", "application/x-ndjson")) {
            assertThatThrownBy(() ->
                            MediaTypes.ofBody(MultiMap.caseInsensitiveMultiMap().add("Content-Type", type), allowed))
                    .isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> MediaTypes.ofBody(MultiMap.caseInsensitiveMultiMap(), allowed))
                .isInstanceOf(Refused.class);
    }
}
