package dev.nameplate.encode.jpeg;

/**
 * One loop over plain arrays, all read and written at the same index.
 *
 * <p>The work of this package on pixels and coefficients is made of such loops, each small enough for the JVM to turn into
 * vector instructions. Which it does only while a loop is compiled on its own: inlined into its caller, the same code
 * ran two to seven times slower. Therefore loops are objects of many classes, held in arrays and called through this one
 * interface, a call that no compiler inlines. For the same reason some loops read an array element twice instead of
 * holding it in a local, or leave a product unrounded: what matters is how small the loop's graph stays.
 */
interface Loop {

    /** Runs over the indices {@code from} to {@code to}; a loop uses as many of the arrays as it needs. */
    void run(int[] a, int[] b, int[] c, int[] d, int[] e, int from, int to);
}
