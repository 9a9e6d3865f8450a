#include "models/sample/estateparts.h"

namespace skein::sample {

namespace {

struct TeamRow {
    const char* name;
    const char* title;
    const char* members;
};

constexpr TeamRow teamRows[] = {
    {"listening", "Listening", "mira,jonas"},
    {"growth-analytics", "Growth Analytics", "ines,tomas"},
    {"premium", "Premium", "agnes,leon"},
    {"advertising", "Advertising", "farid,maja"},
    {"royalties", "Royalties", "olga,samuel"},
    {"catalogue", "Music Catalogue", "petra,idris"},
    {"podcasts", "Podcasts", "noor,viktor"},
    {"search", "Search", "elias,hana"},
    {"recommendations", "Recommendations", "rosa,kenji"},
    {"payments", "Payments", "bela,chiara"},
    {"fraud", "Fraud and Integrity", "dana,oskar"},
    {"finance-data", "Finance Data", "emil,zofia"},
    {"customer-care", "Customer Care", "lucia,adam"},
    {"mobile", "Mobile Clients", "sven,amara"},
    {"desktop", "Desktop Clients", "theo,yuki"},
    {"devices", "Devices and TV", "pavel,lena"},
    {"marketing", "Marketing", "clara,hugo"},
    {"content-ops", "Content Operations", "ivan,freya"},
    {"artist-tools", "Artist Tools", "nadia,bruno"},
    {"social", "Social", "malin,carlos"},
    {"experimentation", "Experimentation", "astrid,raj"},
    {"data-platform", "Data Platform", "karin,david"},
    {"privacy", "Privacy", "selma,martin"},
    {"insights", "Company Insights", "judith,ola"},
    {"live-events", "Live Events", "greta,pedro"},
};

struct SystemRow {
    const char* name;
    const char* title;
    const char* domain;
    const char* team;
};

constexpr SystemRow systemRows[] = {
    {"playback", "Playback", "listening", "listening"},
    {"accounts", "Accounts", "customers", "premium"},
    {"billing", "Billing", "customers", "payments"},
    {"ads", "Advertising", "business", "advertising"},
    {"royalty-ledger", "Royalty Ledger", "business", "royalties"},
    {"music-catalogue", "Music Catalogue", "content", "catalogue"},
    {"podcast-platform", "Podcast Platform", "content", "podcasts"},
    {"discovery", "Discovery", "listening", "recommendations"},
    {"clients", "Clients", "listening", "mobile"},
    {"growth", "Growth", "business", "growth-analytics"},
    {"trust", "Trust", "customers", "fraud"},
    {"warehouse", "Warehouse", "platform", "data-platform"},
};

} // namespace

void addOrganisation(Estate& estate)
{
    estate.company = QStringLiteral("Tidewave Audio");
    for (const TeamRow& row : teamRows) {
        estate.teams.append({QString::fromLatin1(row.name), QString::fromLatin1(row.title),
            QString::fromLatin1(row.members).split(QLatin1Char(','))});
    }
    for (const SystemRow& row : systemRows) {
        estate.systems.append({QString::fromLatin1(row.name), QString::fromLatin1(row.title), QString::fromLatin1(row.domain),
            QString::fromLatin1(row.team)});
    }
}

} // namespace skein::sample
