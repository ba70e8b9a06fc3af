package dev.nameplate.testing;

/** Waits for what other threads bring about. */
public final class Eventually {

    private static final long LONGEST_NANOS = 30_000_000_000L;

    private Eventually() {}

    /** Tries an assertion until it holds; its last failure is thrown when it does not come to hold. */
    public static void holds(Check check) {
        holds(check, LONGEST_NANOS);
    }

    /** @param nanos the longest to wait */
    public static void holds(Check check, long nanos) {
        long start = System.nanoTime();
        while (true) {
            try {
                check.run();
                return;
            } catch (Throwable failure) {
                if (System.nanoTime() - start > nanos) {
                    throw failure instanceof Error error ? error : new AssertionError(failure);
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** An assertion. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }
}
