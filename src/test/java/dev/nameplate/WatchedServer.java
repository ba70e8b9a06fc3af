package dev.nameplate;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The main class of a server whose event loops are watched, by Vert.x every 10 ms and by a pulse. */
final class WatchedServer {

    private WatchedServer() {}

    public static void main(String[] arguments) throws Exception {
        Settings.Read read = Settings.read(Optional.empty(), System.getenv(), Map.of());
        Server server = Server.start(
                read.settings(),
                new VertxOptions()
                        .setBlockedThreadCheckInterval(10)
                        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                        .setMaxEventLoopExecuteTime(100)
                        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                        .setWarningExceptionTime(100)
                        .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS));
        Field field = Server.class.getDeclaredField("vertx");
        field.setAccessible(true);
        Vertx vertx = (Vertx) field.get(server);
        Set<EventLoop> loops = new LinkedHashSet<>();
        for (int i = 0; i < read.settings().http().eventLoops(); i++) {
            loops.add(((ContextInternal) ((VertxInternal) vertx).createEventLoopContext()).nettyEventLoop());
        }
        LoopWatch.start(new ArrayList<>(loops));
        List<String> words = List.of("watching", String.valueOf(loops.size()), "loops");
        System.err.println(String.join(" ", words));
        Thread.sleep(Long.MAX_VALUE);
    }
}
