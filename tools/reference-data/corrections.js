// Where a traveller and the source data disagree.

/** The municipality in the source is where the runway lies; this is the city on the ticket. */
export const cities = {
  ACE: 'Lanzarote', ASU: 'Asunción', BJX: 'León', BRU: 'Brussels', BSL: 'Basel', CAY: 'Cayenne', CEB: 'Cebu',
  CGN: 'Cologne', CVG: 'Cincinnati', DFW: 'Dallas', DJJ: 'Jayapura', DMM: 'Dammam', DWC: 'Dubai', EWR: 'Newark',
  EZE: 'Buenos Aires', FRA: 'Frankfurt', FUE: 'Fuerteventura', GDL: 'Guadalajara', GIG: 'Rio de Janeiro',
  GLA: 'Glasgow', GOI: 'Goa', HKG: 'Hong Kong', HRI: 'Hambantota', HSA: 'Turkistan', IAD: 'Washington', IBZ: 'Ibiza',
  ISB: 'Islamabad', KBP: 'Kyiv', KUL: 'Kuala Lumpur', LPA: 'Gran Canaria', MEX: 'Mexico City', MFM: 'Macau',
  MRU: 'Mauritius', MTY: 'Monterrey', MVD: 'Montevideo', NAP: 'Naples', NGO: 'Nagoya', NQZ: 'Astana', NRT: 'Tokyo',
  PBM: 'Paramaribo', PTY: 'Panama City', PVD: 'Providence', RUN: 'Saint-Denis', SAL: 'San Salvador', SDJ: 'Sendai',
  SDU: 'Rio de Janeiro', SID: 'Sal', SJO: 'San José', SPN: 'Saipan', TPE: 'Taipei', TRN: 'Turin', UPG: 'Makassar',
  VCP: 'Campinas', VRA: 'Varadero', VRN: 'Verona', VVO: 'Vladivostok', XIY: "Xi'an",
};

/** Zones that coordinates alone give wrong. */
export const zones = {
  // The runway crosses the border; the terminal keeps Queensland's time.
  OOL: 'Australia/Brisbane',
  // Coyhaique has a zone of its own since 2025, which not every Java and browser knows; its clocks are the same today.
  BBA: 'America/Punta_Arenas',
};

/** Timetables in all of China are in Beijing time, also in Xinjiang, where coordinates give a second zone. */
export const zonesOfCountries = { CN: 'Asia/Shanghai' };

/** The busiest airports, roughly in that order: a search offers them before others that match as well. */
export const greatest = `
  ATL DXB LHR HND DFW DEN IST JFK LAX ORD CDG AMS FRA MAD SIN ICN DEL PEK PVG HKG CAN BKK BCN SFO MIA LAS MCO SEA EWR
  CLT PHX MUC LGW FCO SYD MEX GRU DOH KUL CGK BOM MEL YYZ IAH BOS JED SAW NRT TPE SHA SZX CTU PKX MNL LIS ORY ZRH VIE
  DUB CPH OSL ARN HEL ATH MSP DTW FLL LGA PHL IAD DCA BWI SLC SAN TPA YVR YUL YYC BNE AKL PER BOG LIM SCL EZE GIG CGH
  BSB PTY CUN GDL JNB CPT CAI ADD NBO CMN LOS AUH RUH KWI BAH MCT BLR MAA HYD CCU KIX FUK CTS ITM OKA SGN HAN DMK DPS
  HNL PDX AUS BNA MDW STN LTN MAN EDI BHX GLA DUS HAM BER STR CGN MXP LIN BGY VCE NAP PMI AGP ALC OPO BRU GVA NCE LYS
  MRS TLS WAW PRG BUD OTP SOF BEG ZAG TLV AMM BEY SVO DME LED KBP ISB KHI LHE DAC CMB KTM MLE KMG XIY HGH CKG WUH CSX
  NKG TAO XMN GMP CJU PUS NGO CHC WLG ADL OOL CNS ANC STL MCI RDU SMF SJC SNA OAK MSY CLE PIT IND CMH CVG SAT RSW JAX
  AEP MVD UIO GYE SDQ PUJ HAV SJU SJO GUA SAL ACC DSS DAR EBB KGL MRU TUN ALG KEF LUX RIX TLL VNO GOT BGO
`.trim().split(/\s+/);
