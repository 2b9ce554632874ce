"""Prints the voltages between the lines and to neutral of a three-phase inlet."""

from sdk_connection import answer, connect_to_pdu

agent, pdu = connect_to_pdu()
voltages = {}
for pole in pdu.getInlets()[0].getPoles():
    if pole.voltage is not None:
        voltages[str(pole.line).split(".")[-1]] = [
            pole.voltage.getReading().value,
            pole.voltageLN.getReading().value,
        ]
answer(voltages)
