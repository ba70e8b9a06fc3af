package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What ends the process; that it does is shown with processes of their own. */
class LastResortTest {

    @Test
    void a_full_heap_is_fatal_however_it_is_wrapped() {
        OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
        assertThat(LastResort.isFatal(heap)).isTrue();
        assertThat(LastResort.isFatal(new CompletionException(new IllegalStateException(heap))))
                .isTrue();
        assertThat(LastResort.isFatal(new OutOfMemoryError())).isTrue();
    }

    @Test
    void full_buffers_and_other_faults_are_not() throws Exception {
        assertThat(LastResort.isFatal(new OutOfMemoryError("Cannot reserve 8192 bytes of direct buffer memory")))
                .isFalse();
        var made = OutOfDirectMemoryError.class.getDeclaredConstructor(String.class);
        made.setAccessible(true);
        assertThat(LastResort.isFatal(made.newInstance("failed to allocate"))).isFalse();
        assertThat(LastResort.isFatal(new StackOverflowError())).isFalse();
        Exception circle = new Exception();
        circle.initCause(new Exception(circle));
        assertThat(LastResort.isFatal(circle)).isFalse();
    }
}
