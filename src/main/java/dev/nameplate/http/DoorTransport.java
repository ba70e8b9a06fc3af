package dev.nameplate.http;

import dev.nameplate.observe.Meters;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vert.x's transport over {@code java.nio}, with a {@link Door} in each connection that is taken.
 *
 * <p>Vert.x shows a connection only once it has got as far as HTTP; what does not get there, slowly, would be seen by nobody.
 */
public final class DoorTransport implements Transport, io.vertx.core.spi.transport.Transport {

    /** What the doors of one server share. */
    record House(HttpSettings settings, Meters meters, AtomicInteger inside) {

        /** Counts a connection; whether there is room for it. */
        boolean enter() {
            if (inside.incrementAndGet() <= settings.limits().connections()) {
                return true;
            }
            meters.protocolRefusal("connections");
            return false;
        }

        void leave() {
            inside.decrementAndGet();
        }

        boolean h2c() {
            return settings.limits().h2c();
        }
    }

    private final io.vertx.core.spi.transport.Transport nio = NioTransport.INSTANCE;
    private final House house;

    /** Shows the number of connections in the metrics. */
    public DoorTransport(HttpSettings settings, Meters meters) {
        this.house = new House(settings, meters, new AtomicInteger());
        meters.gauge("nameplate.connections", "Connections that are open, on both ports.", house.inside()::get);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? nio.serverChannelFactory(true) : () -> new Listener(house);
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // The interface is unmarked: null says that nothing is the matter.
    public Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return nio.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return nio.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return nio.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return nio.channelFactory(domainSocket);
    }

    /**
     * A listening socket whose connections get their door before anything else.
     *
     * <p>When the process has no file descriptor left it takes no connections for a moment, and then tries again. Netty does
     * so too, but tells of it first, by classes that cannot be loaded then: its thread ended, and nobody was let in ever again.
     */
    private static final class Listener extends NioServerSocketChannel {

        private static final Logger LOG = LoggerFactory.getLogger(DoorTransport.class);
        private static final long PAUSE_MILLIS = 250;

        private final House house;
        private final Runnable again = new Again();
        private boolean starved;

        Listener(House house) {
            this.house = house;
        }

        @Override
        protected int doReadMessages(List<Object> taken) throws Exception {
            int before = taken.size();
            int count;
            try {
                count = super.doReadMessages(taken);
            } catch (IOException fault) {
                if (!isOpen()) {
                    throw fault;
                }
                pause(fault);
                return 0;
            }
            starved = false;
            for (int i = before; i < taken.size(); i++) {
                ((Channel) taken.get(i)).pipeline().addLast(Door.NAME, new Door(house));
            }
            return count;
        }

        private void pause(IOException fault) {
            config().setAutoRead(false);
            eventLoop().schedule(again, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (!starved) {
                starved = true;
                tell(fault);
            }
        }

        private void tell(IOException fault) {
            try {
                house.meters().protocolRefusal("no-descriptors");
                LOG.warn("No connection can be taken: {}; those that are there are served", fault.getMessage());
            } catch (LinkageError unloaded) {
                // A line of the log is worth less than the thread that takes connections.
            }
        }

        /** A class and not a lambda, which would be made at the very moment when no class can be. */
        private final class Again implements Runnable {
            @Override
            public void run() {
                config().setAutoRead(true);
            }
        }
    }
}
