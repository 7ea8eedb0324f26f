package cn.fengming.points.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The only network our own servers listen on. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    /** So often a port is chosen anew before a server is not started. */
    static final int TRIES = 5;

    private Loopback() {}

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where a server that is started is to listen. Neither server can be told to choose for itself. */
    interface Ports {
        int next() throws IOException;
    }

    /** It may be taken again before a server listens there. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        }
    }

    /** Whether a server that ended says that somebody else was faster at its port. */
    static boolean wasTaken(String lastWords) {
        return lastWords.contains("Address already in use");
    }

    static ServerNotStarted noneLeft(String server, String remedy) {
        return new ServerNotStarted(
                "The embedded " + server + " did not start: each of " + TRIES + " free ports was taken by others.",
                remedy,
                null);
    }
}
