package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogsTest.class);

    @Test
    void a_template_that_fails_for_everybody_is_told_of_a_few_times() {
        CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO);
        for (int i = 0; i < 1000; i++) {
            LOGGER.error("Template {} could not be rendered", "webinar", new IllegalStateException("damaged"));
        }
        LOGGER.error("Template {} could not be rendered", "story", new IllegalStateException("damaged"));
        log.close();
        List<String> lines = log.text().lines().toList();
        assertThat(lines.stream().filter(line -> line.contains("Template webinar could") && line.contains("\"fault\"")))
                .hasSize(Thrift.BURST);
        assertThat(log.text())
                .contains("Template story could not be rendered")
                .contains("Held back " + (1000 - Thrift.BURST) + " more of: " + LogsTest.class.getName()
                        + ": Template webinar could not be rendered");
    }

    @Test
    void what_libraries_tell_the_jdk_is_told_here_and_only_while_it_is_open() {
        java.util.logging.Logger library = java.util.logging.Logger.getLogger("some.library");
        CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO);
        library.log(Level.WARNING, "Something is odd", new IllegalStateException("a word"));
        library.fine("Nothing to see");
        log.close();
        library.info("Later");
        assertThat(log.text())
                .contains("\"level\":\"warn\",\"logger\":\"some.library\"", "Something is odd", "IllegalStateException: a word")
                .doesNotContain("Nothing to see", "Later");
    }
}
