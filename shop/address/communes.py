"""The communes of Greater Conakry (law L/2024/003/CNT), suggested; others may be typed."""

COMMUNES = (
    "Dixinn",
    "Gbessia",
    "Kagbélen",
    "Kaloum",
    "Kassa",
    "Lambanyi",
    "Manéah",
    "Matam",
    "Matoto",
    "Ratoma",
    "Sanoyah",
    "Sonfonia",
    "Tombolia",
)
