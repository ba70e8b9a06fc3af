package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full heap ends the process with 3, whichever thread finds it full, so that a supervisor starts another. */
class OutOfMemoryTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"handler", "event-loop", "future", "render", "thread"})
    void a_full_heap_ends_the_process(String where) throws Exception {
        ChildServer.publish(
                folder,
                "small",
                "{\"format\": 1, \"title\": \"Small\", \"sizes\": [{\"width\": 80, \"height\": 40}],"
                        + " \"layers\": [{\"id\": \"ground\", \"type\": \"shape\", \"fill\": \"#336699\"}]}");
        try (ChildServer server = ChildServer.in(folder)
                .jvm("-Xmx128m")
                .main("dev.nameplate.OutOfMemoryChild", where)
                .start()) {
            assertThat(server.exit(120)).as(server.log()).isEqualTo(3);
        }
    }
}
