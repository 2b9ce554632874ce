"""Prints every outlet's energy counter."""

from sdk_connection import answer, connect_to_pdu

agent, pdu = connect_to_pdu()
counters = {}
for outlet in pdu.getOutlets():
    energy = outlet.getSensors().activeEnergy
    if energy is not None:
        counters[outlet.getMetaData().label] = energy.getReading().value
answer(counters)
