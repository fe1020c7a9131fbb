package io.skybound.process.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Properties;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {
    private final Properties settings = new Properties();

    @Test
    void waitForEverForNothingAndHoldNothingBack() throws Exception {
        SmtpSettings.applyTo(settings);

        assertThat(settings)
                .containsEntry("mail.smtp.connectiontimeout", "5000")
                .containsEntry("mail.smtp.timeout", "5000")
                .containsEntry("mail.smtp.writetimeout", "5000")
                .containsEntry("mail.smtp.socketFactory.fallback", "false");
        SocketFactory sockets = (SocketFactory) Objects.requireNonNull(settings.get("mail.smtp.socketFactory"));
        try (ServerSocket server = new ServerSocket(0);
                Socket unconnected = sockets.createSocket();
                Socket connected = sockets.createSocket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(unconnected.getTcpNoDelay()).isTrue();
            assertThat(connected.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void leaveWhatSomebodyHasSet() {
        SocketFactory own = SocketFactory.getDefault();
        settings.put("mail.smtp.socketFactory", own);
        settings.put("mail.smtp.timeout", "60000");

        SmtpSettings.applyTo(settings);

        assertThat(settings)
                .containsEntry("mail.smtp.socketFactory", own)
                .containsEntry("mail.smtp.timeout", "60000")
                .doesNotContainKey("mail.smtp.socketFactory.fallback");
    }
}
