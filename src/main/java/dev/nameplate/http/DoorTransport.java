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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
        meters.gauge("nameplate.connections", "Connections that are open, on all ports.", house.inside()::get);
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

    /** A listening socket whose connections get their door before anything else. */
    private static final class Listener extends NioServerSocketChannel {

        private final House house;

        Listener(House house) {
            this.house = house;
        }

        @Override
        protected int doReadMessages(List<Object> taken) throws Exception {
            int before = taken.size();
            int count = super.doReadMessages(taken);
            for (int i = before; i < taken.size(); i++) {
                ((Channel) taken.get(i)).pipeline().addLast(Door.NAME, new Door(house));
            }
            return count;
        }
    }
}
