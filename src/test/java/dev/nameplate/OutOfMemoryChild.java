package dev.nameplate;

import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.pipeline.ImageService;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main class of a process that serves, and then fills its heap in a thread of a kind that is named. */
final class OutOfMemoryChild {

    private OutOfMemoryChild() {}

    public static void main(String[] arguments) throws Exception {
        Settings.Read read = Settings.read(Optional.empty(), System.getenv(), Map.of());
        Server server = Server.start(read.settings());
        Vertx vertx = (Vertx) field(Server.class, "vertx", server);
        ImageService service = (ImageService) field(Server.class, "service", server);
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> dev.nameplate.observe.LastResort.check(fault));
        switch (arguments[0]) {
            case "handler" -> vertx.runOnContext(begun -> fill());
            case "event-loop" -> eventLoop(vertx).execute(OutOfMemoryChild::fill);
            case "future" ->
                vertx.executeBlocking(() -> {
                            fill();
                            return null;
                        })
                        .onFailure(fault ->
                                org.slf4j.LoggerFactory.getLogger("anybody").warn("A fault", fault));
            case "render" -> {
                RenderPool pool = (RenderPool) field(ImageService.class, "pool", service);
                pool.submit(WorkClass.READER, Duration.ofMinutes(1), () -> {
                    fill();
                    return 1;
                });
            }
            case "thread" -> new Thread(OutOfMemoryChild::fill).start();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Thread.sleep(60_000);
        Runtime.getRuntime().halt(0);
    }

    private static EventLoop eventLoop(Vertx vertx) {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }

    private static Object field(Class<?> of, String name, Object object) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    private static void fill() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[64 << 10]);
        }
    }
}
