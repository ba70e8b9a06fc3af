package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that cannot be written holds up nobody. */
@Timeout(60)
class LogQueueTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.nameplate.Thing");

    private LogQueue queue(OutputStream out) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogQueue queue = new LogQueue(new LogLines(), out, new Thrift());
        queue.setContext(context);
        queue.start();
        logger.addAppender(queue);
        return queue;
    }

    @Test
    void what_was_logged_is_written_in_order_before_the_end() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogQueue queue = queue(out);
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            logger.info("Line {}", i);
            wanted.append("INFO  Thing: Line ").append(i).append('\n');
        }
        queue.stop();
        assertThat(queue.isAtRest()).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d ", ""))
                .isEqualTo(wanted.toString());
        assertThat(queue.dropped()).isZero();
    }

    @Test
    void whoever_logs_goes_on_while_the_output_is_stuck_and_is_told_what_was_lost() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LogQueue queue = queue(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("whole events are written");
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                written.write(bytes);
            }
        });
        // This thread stands for an event loop: were it held up, the test would end by its time limit.
        for (int i = 0; i < 100_000; i++) {
            logger.info("News {}", i);
        }
        logger.error("Trouble");
        assertThat(queue.dropped()).isGreaterThan(100_000 - LogQueue.ROOM).isLessThan(100_000);
        stuck.countDown();
        while (!written.toString(StandardCharsets.UTF_8).contains("log events were dropped")) {
            Thread.sleep(10);
        }
        queue.stop();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .as("trouble has room where news has none")
                .contains("ERROR Thing: Trouble\n")
                .contains("INFO  Thing: News 0\n")
                .doesNotContain("News 99999\n");
    }

    @Test
    void a_queue_whose_output_never_moves_again_still_comes_to_its_end() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        LogQueue queue = queue(new OutputStream() {
            @Override
            public void write(int b) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        logger.info("One");
        queue.stop();
        assertThat(queue.isStarted()).isFalse();
        never.countDown();
    }

    @Test
    void a_full_disk_loses_events_and_nothing_else() throws InterruptedException {
        AtomicBoolean full = new AtomicBoolean(true);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LogQueue queue = queue(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (full.get()) {
                    throw new IOException("No space left on device");
                }
                written.write(b);
            }
        });
        logger.setLevel(Level.DEBUG);
        logger.debug("Lost");
        while (queue.dropped() == 0) {
            Thread.sleep(5);
        }
        full.set(false);
        logger.debug("Kept");
        queue.stop();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("Kept").doesNotContain("Lost");
    }
}
