package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FileWorkTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void what_comes_of_work_is_given_back_or_thrown() {
        assertThat(FileWork.within(LONG, LONG, () -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> FileWork.within(LONG, LONG, () -> {
                    throw new IllegalArgumentException("damaged");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("damaged");
        assertThatThrownBy(() -> FileWork.within(LONG, LONG, () -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void work_that_stands_still_is_left_behind_and_so_many_at_most() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < FileWork.MOST_LEFT; i++) {
            assertThatThrownBy(() -> FileWork.within(LONG, SHORT, () -> standStill(end)))
                    .isInstanceOf(FileWork.Hung.class)
                    .hasMessageContaining("does not come to an end");
        }
        assertThat(FileWork.left()).isEqualTo(FileWork.MOST_LEFT);
        assertThatThrownBy(() -> FileWork.within(LONG, LONG, () -> 7))
                .isInstanceOf(FileWork.Hung.class)
                .hasMessageContaining("started anew");
        end.countDown();
        while (FileWork.left() > 0) {
            Thread.sleep(10);
        }
        assertThat(FileWork.within(LONG, LONG, () -> 7))
                .as("when they have ended")
                .isEqualTo(7);
    }

    @Test
    void work_that_takes_too_much_of_the_processor_is_left_behind_long_before_its_time_is_up()
            throws InterruptedException {
        AtomicBoolean end = new AtomicBoolean();
        assertThatThrownBy(() -> FileWork.within(SHORT, LONG, () -> {
                    while (!end.get()) {
                        Thread.onSpinWait();
                    }
                    return 0;
                }))
                .isInstanceOf(FileWork.Hung.class);
        end.set(true);
        while (FileWork.left() > 0) {
            Thread.sleep(10);
        }
    }

    /** As native code does, which no interrupt ends. */
    private static int standStill(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return 0;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }
}
