package io.skybound.command.payment.gateway;

/** Tells the gateway's notices from forged ones. */
public interface GatewayNotices {

    /** In which header of a request the signature stands. */
    String signatureHeader();

    /**
     * What a signed notice says.
     *
     * @param body exactly as it came: the signature is over its bytes
     * @throws NoticeRefused if it is forged, too old or can't be understood
     */
    GatewayNotice read(String body, String signature);
}
