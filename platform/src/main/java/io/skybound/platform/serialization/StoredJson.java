package io.skybound.platform.serialization;

import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.datatype.jodamoney.AmountRepresentation;
import tools.jackson.datatype.jodamoney.JodaMoneyModule;

/** How everything that is stored looks as JSON. */
record StoredJson(PersonalDataCipher cipher) implements Jackson3SerializerCustomizer {

    @Override
    public void accept(JsonMapper.Builder builder) {
        base(builder);
        builder.addModule(
                new PersonalDataModule(cipher, base(JsonMapper.builder()).build()));
    }

    /** {@code {"amount":"199.90","currency":"USD"}}, here and over HTTP: no float ever touches money. */
    static JacksonModule money() {
        return new JodaMoneyModule().withAmountRepresentation(AmountRepresentation.DECIMAL_STRING);
    }

    private static JsonMapper.Builder base(JsonMapper.Builder builder) {
        return builder.findAndAddModules()
                .addModule(money())
                .addModule(new OwnJson())
                // Axon's replay tokens name classes; without this they can be written but never read again.
                .polymorphicTypeValidator(oursAndAxons())
                // A flight leaves at its airport's time, also after it has crossed Axon Server.
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                // A saga or aggregate whose fields Jackson can't see would be stored as {} without a word.
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // Likewise a final collection in one of them: it would be written, but come back empty.
                .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS);
    }

    private static PolymorphicTypeValidator oursAndAxons() {
        return BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("io.skybound.")
                .build();
    }
}
