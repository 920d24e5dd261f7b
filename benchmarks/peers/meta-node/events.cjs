// node events.cjs ORDERS OUTPUT SECONDS: builds the events of the orders with Meta's Node SDK as its documentation shows, writes the
// first pass to OUTPUT, and prints how many events it builds, normalises, hashes and serialises in a second of processor time, on one thread.
'use strict';

const fs = require('node:fs');
const bizSdk = require('facebook-nodejs-business-sdk');

const { ServerEvent, UserData, CustomData, Content } = bizSdk;
const [ordersPath, outputPath, seconds] = process.argv.slice(2);
const orders = JSON.parse(fs.readFileSync(ordersPath, 'utf8'));

function build(order) {
  const user = new UserData()
    .setEmail(order.Email)
    .setPhone(order.Phone)
    .setFirstName(order.FirstName)
    .setLastName(order.LastName)
    .setCity(order.City)
    .setState(order.State)
    .setZip(order.PostalCode)
    .setCountry(order.Country)
    .setExternalId(order.CustomerId)
    .setClientIpAddress(order.Ip)
    .setClientUserAgent(order.UserAgent)
    .setFbc(order.Fbc)
    .setFbp(order.Fbp);
  const custom = new CustomData()
    .setValue(order.Total)
    .setCurrency('USD')
    .setOrderId(order.Id)
    .setContentType('product')
    .setContents(order.Lines.map(line => new Content().setId(line.Sku).setQuantity(line.Quantity).setItemPrice(line.Price)));
  return new ServerEvent()
    .setEventName('Purchase')
    .setEventTime(order.Time)
    .setEventId(order.Id)
    .setActionSource('website')
    .setEventSourceUrl(order.PageUrl)
    .setUserData(user)
    .setCustomData(custom);
}

function pass() {
  return orders.map(order => JSON.stringify(build(order).normalize()));
}

fs.writeFileSync(outputPath, `[${pass().join(',')}]`);
for (let warmUp = 0; warmUp < 20; warmUp++) {
  pass();
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const start = processorSeconds();
let passes = 0;
while (processorSeconds() - start < Number(seconds)) {
  pass();
  passes++;
}

process.stdout.write(String((passes * orders.length) / (processorSeconds() - start)));
