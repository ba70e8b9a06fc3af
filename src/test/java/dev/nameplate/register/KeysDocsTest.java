package dev.nameplate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.KeyRing;
import dev.nameplate.register.Entry.State;
import dev.nameplate.watch.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on keys and the register shows can be used as it stands. */
class KeysDocsTest {

    private static String block(String start) throws IOException {
        Matcher block = Pattern.compile(start + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/keys.md")));
        assertThat(block.find()).as(start).isTrue();
        return block.group(1);
    }

    @Test
    void its_file_of_keys_is_sound() throws IOException {
        String keys = block("is for people:\\n\\n```");
        assertThat(KeyRing.parse(List.of(new KeyRing.Source("page", keys, /* lines= */ true)))
                        .fold(KeyRing::toString, List::toString))
                .isEqualTo("KeyRing[k2, k1~2027-06-30, acme1@acme]");
    }

    @Test
    void its_register_is_sound() throws IOException {
        String text = block("<!-- register -->\\n```yaml");
        RegisterText.Read read =
                RegisterText.read(new Content(List.of(new Content.Text("page", text)), "", Instant.EPOCH));
        assertThat(read.problems()).isEmpty();
        assertThat(read.entries()).containsOnlyKeys("spring-sale", "autumn-27", "k3j9xq2abc");
        assertThat(read.entries().get("spring-sale").state()).isEqualTo(State.REVOKED);
    }
}
