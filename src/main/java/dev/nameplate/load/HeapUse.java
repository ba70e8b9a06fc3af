package dev.nameplate.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * How full the heap was when its garbage had last been taken out. What is in use at any other moment is mostly garbage, and says
 * nothing.
 */
public interface HeapUse {

    /** The part of the heap that was in use, 0 to 1. */
    double afterCollection();

    /** Takes the garbage out now. */
    void collect();

    /** That of this process. */
    static HeapUse ofThisProcess() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .toList();
        double most = Runtime.getRuntime().maxMemory();
        return new HeapUse() {
            @Override
            public double afterCollection() {
                long used = 0;
                for (MemoryPoolMXBean pool : pools) {
                    MemoryUsage usage = pool.getCollectionUsage();
                    used += usage == null ? 0 : usage.getUsed();
                }
                return used / most;
            }

            @Override
            public void collect() {
                System.gc();
            }
        };
    }
}
